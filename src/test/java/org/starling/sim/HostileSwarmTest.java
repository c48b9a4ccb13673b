package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.sim.RudePeer.Rudeness;

/** A third of a swarm is hostile: everybody honest completes, and nobody honest is blamed. */
final class HostileSwarmTest {
    private static final int MIB = 1 << 20;
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Link CABLE = Link.megabits(16, 2, NEAR);

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(MIB / 8, 8 * MIB);
    private final Crowd crowd = new Crowd(sim, torrent);
    private final List<RudePeer> rude = new ArrayList<>();

    @Test
    void aThirdOfEveryKind() {
        for (int i = 0; i < 12; i++) {
            rude(Rudeness.values()[i % Rudeness.values().length]);
        }
        System.out.printf("ALLKINDS %.1f%n", complete());
    }

    @ParameterizedTest
    @EnumSource
    void aThirdOfOneKind(Rudeness kind) {
        for (int i = 0; i < 12; i++) {
            rude(kind);
        }
        System.out.printf("%s %.1f%n", kind, complete());
    }

    @Test
    void none() {
        System.out.printf("NONE %.1f%n", complete());
    }

    private void rude(Rudeness kind) {
        RudePeer peer = new RudePeer(sim, torrent, kind, CABLE);
        rude.add(peer);
        crowd.add(peer.address());
    }

    private double complete() {
        SimPeer seed = crowd.seed(Link.megabits(8, 8, NEAR));
        crowd.leechers(23, CABLE);
        crowd.meet(40);
        List<InetSocketAddress> honest = new ArrayList<>();
        crowd.leechers().forEach(peer -> honest.add(peer.address()));
        honest.add(seed.address());
        for (RudePeer peer : rude) {
            peer.dial(honest.toArray(InetSocketAddress[]::new));
        }
        double seconds = crowd.complete(Duration.ofHours(1));
        Set<InetSocketAddress> blamed = new HashSet<>();
        sim.net().cuts().forEach(cut -> blamed.add(cut.of().address()));
        System.out.println("blamed honest " + honest.stream().filter(blamed::contains).count() + " rude "
                + rude.stream().filter(r -> blamed.contains(r.address())).map(RudePeer::rudeness).toList());
        System.out.println("wasted " + crowd.leechers().stream().mapToLong(p -> p.session().refresh().wasted()).sum() / (double) MIB);
        return seconds;
    }
}
