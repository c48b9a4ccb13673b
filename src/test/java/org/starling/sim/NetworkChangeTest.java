package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A machine that wakes up, or finds itself in another network: its connections are dead and nobody says so. */
final class NetworkChangeTest {
    private static final int KIB = 1 << 10;

    @Test
    void aDownloadGoesOnSoonAfterAllConnectionsWentDead() {
        Sim sim = new Sim(7);
        SimTorrent torrent = sim.torrent(64 * KIB, 20_000_000);
        SimPeer seed = sim.seed(torrent, Link.HOME);
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        assertThat(sim.loop().runUntil(() -> leecher.session().refresh().downloaded() > 500_000, Duration.ofMinutes(5)))
                .isTrue();

        sim.net().cutConnections();
        sim.loop().execute(() -> leecher.session().networkChanged(address -> true));
        sim.loop().execute(() -> seed.session().networkChanged(address -> true));
        sim.loop().runFor(Duration.ofSeconds(5));
        long before = leecher.session().refresh().downloaded();
        assertThat(sim.loop().runUntil(() -> leecher.session().refresh().downloaded() > before, Duration.ofMinutes(4)))
                .isTrue();
        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(10)))
                .isTrue();
    }

    @Test
    void livingConnectionsStay() {
        Sim sim = new Sim(8);
        SimTorrent torrent = sim.torrent(64 * KIB, 20_000_000);
        Link slow = new Link(Duration.ofMillis(30), 400_000);
        SimPeer seed = sim.seed(torrent, slow);
        SimPeer leecher = sim.leecher(torrent, slow);
        leecher.learns(seed.address());
        sim.loop().runFor(Duration.ofSeconds(3));
        sim.loop().execute(() -> leecher.session().networkChanged(address -> true));
        sim.loop().runFor(Duration.ofSeconds(30));
        assertThat(leecher.session().refresh().peers()).isEqualTo(1);
        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(10)))
                .isTrue();
        assertThat(leecher.session().refresh().wasted()).isZero();
    }

    @Test
    void silentPeersAreGivenUp() {
        Sim sim = new Sim(9);
        SimTorrent torrent = sim.torrent(64 * KIB, 1_000_000);
        SimPeer one = sim.leecher(torrent, Link.HOME);
        SimPeer two = sim.leecher(torrent, Link.HOME);
        one.learns(two.address());
        sim.loop().runFor(Duration.ofSeconds(20));
        assertThat(one.session().refresh().peers()).isEqualTo(1);
        sim.net().cutConnections();
        two.host().vanish();
        sim.loop().execute(() -> one.session().networkChanged(address -> true));
        sim.loop().runFor(Duration.ofSeconds(140));
        assertThat(one.session().refresh().peers()).isZero();
    }
}
