package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong data among right data: who sent it is found, and nobody else suffers (security: bad pieces). */
final class LiarTest {
    private static final int KIB = 1 << 10;
    private static final int HONEST = 100;
    private static final Link LINE = new Link(Duration.ofMillis(40), 50_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void oneLiarAmongAHundredIsFoundAndNoHonestPeerIsBanned(long seed) {
        Sim sim = new Sim(seed);
        SimTorrent torrent = sim.torrent(1024 * KIB, 40 * 1024 * KIB);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.session().usualConnections(HONEST + 1);
        SimPeer liar = sim.peer(torrent, MemoryDisk.full(sim.loop(), torrent).corrupting(), LINE);
        List<SimPeer> honest = new ArrayList<>();
        leecher.learns(liar.address());
        for (int i = 0; i < HONEST; i++) {
            honest.add(sim.peer(torrent, ComparingDisk.full(sim.loop(), torrent), LINE));
            leecher.learns(honest.get(i).address());
        }

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(2)))
                .as("%s", leecher.session().refresh())
                .isTrue();

        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.session().refresh().hashFailures()).isPositive();
        assertThat(liar.session().refresh().peers()).as("the liar's peers").isZero();
        assertThat(honest)
                .allSatisfy(peer -> assertThat(peer.session().refresh().peers()).isEqualTo(1));
    }
}
