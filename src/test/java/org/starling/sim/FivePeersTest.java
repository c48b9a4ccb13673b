package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.sim.RudePeer.Rudeness;

/** Of five peers one is honest: the download is right and takes hardly longer than from that one alone. */
final class FivePeersTest {
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Link HONEST = Link.megabits(8, 8, NEAR);
    private static final Link RUDE = Link.megabits(16, 16, NEAR);
    private static final Link OURS = Link.megabits(100, 100, NEAR);
    private static final int SIZE = 32 << 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneHonestOfFive(long chance) {
        double alone = seconds(chance);
        double among = seconds(chance, Rudeness.CORRUPTS, Rudeness.IS_SILENT, Rudeness.DRIBBLES, Rudeness.FLOODS);

        assertThat(among / alone).as("%s s instead of %s s", among, alone).isLessThan(1.2);
    }

    private static double seconds(long chance, Rudeness... others) {
        Sim sim = new Sim(chance);
        SimTorrent torrent = sim.torrent(1 << 18, SIZE);
        SimPeer leecher = sim.leecher(torrent, OURS);
        for (Rudeness rudeness : others) {
            leecher.learns(new RudePeer(sim, torrent, rudeness, RUDE).address());
        }
        leecher.learns(sim.seed(torrent, HONEST).address());
        long start = sim.loop().nanos();
        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(10)))
                .as("%s", leecher.session().refresh())
                .isTrue();
        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.disk().lent()).isZero();
        return (sim.loop().nanos() - start) / 1e9;
    }
}
