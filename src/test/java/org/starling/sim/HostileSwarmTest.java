package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.sim.RudePeer.Rudeness;

/** A third of a swarm is hostile: everybody honest completes, whoever does harm is cut off, and nobody honest is. */
final class HostileSwarmTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 8 * MIB;
    private static final int HOSTILE = 12;
    private static final int HONEST = 23;
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Link CABLE = Link.megabits(16, 2, NEAR);
    /** So fast that whoever floods does it within the time of the test. */
    private static final Link RUDE = Link.megabits(16, 16, NEAR);

    private static final Link SEED = Link.megabits(8, 8, NEAR);
    /** Whose doings break rules; the others only are of no use. */
    private static final Set<Rudeness> HARMFUL = EnumSet.of(Rudeness.CORRUPTS, Rudeness.FLOODS, Rudeness.DEMANDS);

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(MIB / 8, SIZE);
    private final Crowd crowd = new Crowd(sim, torrent);
    private final List<RudePeer> rude = new ArrayList<>();

    @Test
    void ofEveryKind() {
        Rudeness[] kinds = Rudeness.values();
        for (int i = 0; i < HOSTILE; i++) {
            rude(kinds[i % kinds.length]);
        }
        completes();
    }

    @ParameterizedTest
    @EnumSource
    void ofOneKind(Rudeness kind) {
        for (int i = 0; i < HOSTILE; i++) {
            rude(kind);
        }

        completes();

        Set<InetSocketAddress> cut = cut();
        if (HARMFUL.contains(kind)) {
            assertThat(rude).as("cut off").allSatisfy(peer -> assertThat(cut).contains(peer.address()));
        }
    }

    private void rude(Rudeness kind) {
        RudePeer peer = new RudePeer(sim, torrent, kind, RUDE);
        rude.add(peer);
        crowd.add(peer.address());
    }

    /** Measured: 1.5 times the bound without hostile peers, 2.4 times with the worst of them. */
    private void completes() {
        SimPeer seed = crowd.seed(SEED);
        crowd.leechers(HONEST, CABLE);
        crowd.meet(HONEST + HOSTILE + 1);
        List<InetSocketAddress> honest = new ArrayList<>(List.of(seed.address()));
        crowd.leechers().forEach(peer -> honest.add(peer.address()));
        rude.forEach(peer -> peer.dial(honest.toArray(InetSocketAddress[]::new)));

        double seconds = crowd.complete(Duration.ofHours(1));

        double bound = (double) HONEST * SIZE / (SEED.up() + HONEST * CABLE.up());
        assertThat(seconds).as("seconds, of at least %s", bound).isLessThan(4 * bound);
        sim.loop().runFor(Duration.ofMinutes(2));
        assertThat(cut()).as("cut off, but honest").doesNotContainAnyElementsOf(honest);
    }

    private Set<InetSocketAddress> cut() {
        return sim.net().cuts().stream().map(cut -> cut.of().address()).collect(Collectors.toSet());
    }
}
