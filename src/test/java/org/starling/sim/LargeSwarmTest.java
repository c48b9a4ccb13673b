package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Swarms as large as popular torrents have them; every client is a real session. */
final class LargeSwarmTest {
    private static final int MIB = 1 << 20;
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Link CABLE = Link.megabits(16, 2, NEAR).jittering(Duration.ofMillis(5));
    private static final double CABLE_UP = CABLE.up();

    /** Measured: 2.4 times what all lines together need at least. */
    @Test
    void twoHundredLeechersComplete() {
        Sim sim = new Sim(1);
        int size = 8 * MIB;
        Crowd crowd = new Crowd(sim, sim.torrent(MIB / 8, size));
        crowd.seed(Link.megabits(20, 20, NEAR));
        crowd.seed(Link.megabits(20, 20, NEAR));
        crowd.leechers(200, CABLE);
        crowd.meet(30);

        double seconds = crowd.complete(Duration.ofHours(1));

        double bound = 200.0 * size / (2 * 2_500_000 + 200 * CABLE_UP);
        assertThat(seconds).as("seconds, of at least %s", bound).isLessThan(5 * bound);
    }

    /** The seed needs as long to send each piece once. Measured: 2.2 to 2.4 times that. */
    @Test
    void aFlashCrowdLivesOffOneSlowSeed() {
        Sim sim = new Sim(2);
        int size = 16 * MIB;
        Crowd crowd = new Crowd(sim, sim.torrent(MIB / 4, size));
        crowd.seed(Link.megabits(2, 2, NEAR));
        crowd.leechers(60, CABLE);
        crowd.meet(30);

        double seconds = crowd.complete(Duration.ofHours(1));

        double bound = size / 250_000.0;
        assertThat(seconds).as("seconds, of at least %s", bound).isLessThan(3 * bound);
    }

    @Test
    void theSameSeedIsTheSameSwarm() {
        assertThat(digest(7)).isEqualTo(digest(7)).isNotEqualTo(digest(8));
    }

    private static long digest(long seed) {
        Sim sim = new Sim(seed);
        SimTorrent torrent = sim.torrent(MIB / 8, 4 * MIB);
        Crowd crowd = new Crowd(sim, torrent);
        crowd.seed(CABLE);
        crowd.leechers(10, CABLE.losing(0.01));
        for (RudePeer.Rudeness rudeness : RudePeer.Rudeness.values()) {
            crowd.add(new RudePeer(sim, torrent, rudeness, CABLE).address());
        }
        crowd.meet(20);
        crowd.complete(Duration.ofHours(1));
        return sim.net().digest();
    }
}
