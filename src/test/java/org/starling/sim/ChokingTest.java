package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.engine.session.PeerMessage;

/** Who gets what in swarms where the upload is short; the limits are the peers' lines. */
final class ChokingTest {
    private static final int KIB = 1 << 10;

    private final Sim sim = new Sim(21);

    private static long downloaded(SimPeer peer) {
        return peer.session().refresh().downloaded();
    }

    private static double mean(List<SimPeer> peers) {
        return peers.stream().mapToLong(ChokingTest::downloaded).average().orElseThrow();
    }

    /** The limit is its line, in bytes a second. */
    private SimPeer seed(SimTorrent torrent, long up) {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        seed.traffic().up().limit(up);
        return seed;
    }

    private static List<SimPeer> meet(List<SimPeer> some, List<SimPeer> others) {
        List<SimPeer> all = new ArrayList<>(some);
        all.addAll(others);
        for (SimPeer one : all) {
            all.forEach(other -> one.learns(other.address()));
        }
        return all;
    }

    private List<SimPeer> leechers(SimTorrent torrent, int count, long up) {
        List<SimPeer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimPeer leecher = sim.leecher(torrent, Link.LAN);
            leecher.traffic().up().limit(up);
            all.add(leecher);
        }
        return all;
    }

    @Test
    void aPeerThatIsAloneIsServedAtOnce() {
        SimTorrent torrent = sim.torrent(64 * KIB, 2_000_000);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(seed.address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(1)))
                .isTrue();
    }

    @Test
    void aSeedServesEverybodyInTurn() {
        SimTorrent torrent = sim.torrent(64 * KIB, 8_000_000);
        SimPeer seed = seed(torrent, 100_000);
        List<SimPeer> leechers = leechers(torrent, 12, 1);
        leechers.forEach(leecher -> leecher.learns(seed.address()));

        sim.loop().runFor(Duration.ofMinutes(8));

        double mean = mean(leechers);
        assertThat(mean * 12).as("the line is used").isGreaterThan(0.93 * 480 * 100_000);
        assertThat(leechers)
                .allSatisfy(leecher -> assertThat((double) downloaded(leecher)).isBetween(mean * 0.6, mean * 1.4));
    }

    @Test
    void slotsThatNobodyUsesAreNoObstacle() {
        SimTorrent torrent = sim.torrent(64 * KIB, 2_000_000);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            new RawPeer(sim, Link.LAN)
                    .greets(new PeerMessage.Interested())
                    .dial(seed.address(), torrent.metainfo().infoHash());
        }
        sim.loop().runFor(Duration.ofSeconds(1));
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(seed.address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(20)))
                .isTrue();
    }

    @Test
    void whoGivesNothingGetsLittle() {
        SimTorrent torrent = sim.torrent(64 * KIB, 12_000_000);
        SimPeer seed = seed(torrent, 150_000);
        List<SimPeer> givers = leechers(torrent, 12, 40_000);
        List<SimPeer> riders = leechers(torrent, 3, 1);
        givers.forEach(giver -> giver.learns(seed.address()));
        meet(givers, riders);

        sim.loop().runFor(Duration.ofMinutes(3));

        assertThat(mean(riders)).as("givers got %s", mean(givers)).isLessThan(mean(givers) / 2);
    }

    @Test
    void whoGivesMoreGetsMore() {
        SimTorrent torrent = sim.torrent(64 * KIB, 12_000_000);
        SimPeer seed = seed(torrent, 150_000);
        List<SimPeer> small = leechers(torrent, 8, 15_000);
        List<SimPeer> large = leechers(torrent, 8, 60_000);
        meet(small, large).forEach(leecher -> leecher.learns(seed.address()));

        sim.loop().runFor(Duration.ofMinutes(3));

        assertThat(mean(large)).as("small ones got %s", mean(small)).isGreaterThan(mean(small) * 1.4);
    }

    @Test
    void hidingProgressFromASeedGainsNothing() {
        SimTorrent torrent = sim.torrent(16 * KIB, 8_000_000);
        SimPeer seed = seed(torrent, 100_000);
        List<SimPeer> honest = leechers(torrent, 8, 1);
        honest.forEach(leecher -> leecher.learns(seed.address()));
        RawPeer pretender = new RawPeer(sim, Link.LAN).greets(new PeerMessage.Interested());
        pretender.dial(seed.address(), torrent.metainfo().infoHash());
        int[] next = {0};
        for (int i = 0; i < 8 * 60 * 4; i++) {
            sim.loop().schedule(Duration.ofMillis(250L * i).toNanos(), () -> {
                if (pretender.isConnected()) {
                    for (int block = 0; block < 4; block++) {
                        pretender.say(new PeerMessage.Request(
                                next[0]++ % (torrent.metainfo().pieces() - 1), 0, 16 * KIB));
                    }
                }
            });
        }

        sim.loop().runFor(Duration.ofMinutes(8));

        assertThat(pretender.blocks() * 16.0 * KIB)
                .as("the honest ones got %s", mean(honest))
                .isLessThan(mean(honest) / 2);
    }
}
