package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole swarms of honest clients. */
final class SwarmTest {
    private static final int KIB = 1 << 10;

    @Test
    void aLeecherFetchesFromASeed() {
        Sim sim = new Sim(1);
        SimTorrent torrent = sim.torrent(256 * KIB, 5_000_000);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(seed.address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(60)))
                .isTrue();

        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.completions()).isEqualTo(1);
        assertThat(seed.completions()).isZero();
        assertThat(leecher.session().snapshot().downloaded()).isEqualTo(5_000_000);
        assertThat(leecher.session().snapshot().wasted()).isZero();
    }

    @Test
    void tenLeechersShareOneSeed() {
        Sim sim = new Sim(2);
        SimTorrent torrent = sim.torrent(64 * KIB, 3_000_000);
        SimPeer seed = sim.seed(torrent, Link.HOME);
        List<SimPeer> leechers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            leechers.add(sim.leecher(torrent, Link.HOME));
        }
        for (SimPeer leecher : leechers) {
            leecher.learns(seed.address());
            leechers.forEach(other -> leecher.learns(other.address()));
        }

        assertThat(sim.loop().runUntil(() -> leechers.stream().allMatch(SimPeer::isSeeding), Duration.ofMinutes(5)))
                .isTrue();

        for (SimPeer leecher : leechers) {
            assertThat(leecher.disk().data()).isEqualTo(torrent.content());
            assertThat(leecher.disk().lent()).isZero();
        }
        assertThat(leechers.stream()
                        .mapToLong(l -> l.session().refresh().uploaded())
                        .sum())
                .as("leechers give to each other")
                .isGreaterThan(3_000_000);
    }
}
