package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rate limits in whole swarms. */
final class LimitTest {
    private static final int KIB = 1 << 10;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(256 * KIB, 12_000_000);

    private List<SimPeer> leechers(SimPeer seed, int count) {
        List<SimPeer> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SimPeer leecher = sim.leecher(torrent, Link.LAN);
            leecher.learns(seed.address());
            all.add(leecher);
        }
        return all;
    }

    private static long downloaded(SimPeer peer) {
        return peer.session().refresh().downloaded();
    }

    private static long downloaded(List<SimPeer> peers) {
        return peers.stream().mapToLong(LimitTest::downloaded).sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 900_000})
    void theDownloadStaysWithinItsLimit(long rate) {
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.traffic().down().limit(rate);
        for (int i = 0; i < 4; i++) {
            leecher.learns(sim.seed(torrent, Link.LAN).address());
        }

        sim.loop().runFor(TEN_SECONDS);

        assertThat(downloaded(leecher)).isCloseTo(rate * 10, within(rate / 2));
        assertThat(leecher.session().refresh().wasted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 900_000})
    void theUploadStaysWithinItsLimit(long rate) {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        seed.traffic().up().limit(rate);
        List<SimPeer> leechers = leechers(seed, 4);

        sim.loop().runFor(TEN_SECONDS);

        assertThat(downloaded(leechers)).isCloseTo(rate * 10, within(rate / 2));
    }

    @Test
    void whoIsServedGetsTheSame() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        seed.traffic().up().limit(900_000);
        List<SimPeer> leechers = leechers(seed, 4);

        sim.loop().runFor(TEN_SECONDS);

        long fair = downloaded(leechers) / 4;
        assertThat(leechers)
                .allSatisfy(leecher -> assertThat(downloaded(leecher)).isCloseTo(fair, within(fair / 20)));
    }

    @Test
    void aChangeActsAtOnce() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = leechers(seed, 1).get(0);
        leecher.traffic().down().limit(600_000);
        sim.loop().runFor(TEN_SECONDS);
        long before = downloaded(leecher);

        leecher.traffic().down().limit(100_000);
        sim.loop().runFor(TEN_SECONDS);
        long slow = downloaded(leecher) - before;
        leecher.traffic().down().limit(0);
        sim.loop().runFor(Duration.ofSeconds(2));

        assertThat(slow).isCloseTo(1_000_000, within(50_000L));
        assertThat(leecher.isSeeding()).as("the rest at once").isTrue();
    }

    @Test
    void aSlowLimitLosesNobody() {
        SimTorrent small = sim.torrent(16 * KIB, 600_000);
        SimPeer patient = sim.leecher(small, Link.LAN);
        patient.traffic().down().limit(20_000);
        for (int i = 0; i < 5; i++) {
            patient.learns(sim.seed(small, Link.LAN).address());
        }

        assertThat(sim.loop().runUntil(patient::isSeeding, Duration.ofSeconds(45)))
                .as("%s", patient.session().refresh())
                .isTrue();
        assertThat(patient.session().refresh().peers()).isEqualTo(5);
    }
}
