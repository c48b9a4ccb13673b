package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.engine.session.DialPolicy;
import org.starling.engine.session.OwnAddress;

/** The user bans an address: nothing is exchanged with it until the ban is lifted. */
final class BanTest {
    private final Sim sim = new Sim(11);
    private final SimTorrent torrent = sim.torrent(64 << 10, 20_000_000);
    private final Set<InetAddress> banned = new HashSet<>();

    private SimPeer picky() {
        sim.dialling(() -> new DialPolicy(OwnAddress.UNKNOWN, 6881, address -> false, banned::contains));
        SimPeer picky = sim.leecher(torrent, Link.HOME);
        sim.dialling(DialPolicy::plain);
        return picky;
    }

    private void ban(SimPeer by, SimPeer whom) {
        banned.add(whom.address().getAddress());
        sim.loop().execute(by.session()::bansChanged);
        sim.loop().runFor(Duration.ofSeconds(1));
    }

    private static int peers(SimPeer of) {
        return of.session().refresh().peers();
    }

    @Test
    void presentConnectionsEndAndOthersStay() {
        SimPeer picky = picky();
        SimPeer bad = sim.leecher(torrent, Link.HOME);
        SimPeer good = sim.leecher(torrent, Link.HOME);
        picky.learns(bad.address());
        picky.learns(good.address());
        sim.loop().runFor(Duration.ofSeconds(5));
        assertThat(peers(picky)).isEqualTo(2);

        ban(picky, bad);

        assertThat(peers(picky)).isEqualTo(1);
        assertThat(peers(good)).isEqualTo(1);
        assertThat(peers(bad)).isZero();
    }

    @Test
    void itIsNeitherDialledNorLetInUntilTheBanIsLifted() {
        SimPeer picky = picky();
        SimPeer bad = sim.seed(torrent, Link.HOME);
        ban(picky, bad);
        picky.learns(bad.address());
        bad.learns(picky.address());
        sim.loop().runFor(Duration.ofMinutes(10));
        assertThat(peers(picky)).isZero();
        assertThat(picky.session().refresh().downloaded()).isZero();

        banned.clear();
        sim.loop().execute(picky.session()::bansChanged);
        assertThat(sim.loop().runUntil(() -> peers(picky) == 1, Duration.ofMinutes(2)))
                .isTrue();
    }
}
