package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Swarms as large as popular torrents have them; every client is a real session. */
final class LargeSwarmTest {
    private static final int MIB = 1 << 20;
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Link CABLE = Link.megabits(16, 2, NEAR).jittering(Duration.ofMillis(5));

    @Test
    void twoHundredLeechersComplete() {
        Sim sim = new Sim(1);
        SimTorrent torrent = sim.torrent(MIB / 4, 32 * MIB);
        Crowd crowd = new Crowd(sim, torrent);
        crowd.seed(Link.megabits(20, 20, NEAR));
        crowd.seed(Link.megabits(20, 20, NEAR));
        crowd.leechers(200, CABLE);
        crowd.meet(30);

        double seconds = crowd.complete(Duration.ofHours(1));
        System.out.printf("LARGE %.1f%n", seconds);
    }

    @Test
    void aFlashCrowdLivesOffOneSlowSeed() {
        Sim sim = new Sim(2);
        int size = 32 * MIB;
        SimTorrent torrent = sim.torrent(MIB / 4, size);
        Crowd crowd = new Crowd(sim, torrent);
        crowd.seed(Link.megabits(2, 2, NEAR));
        crowd.leechers(60, CABLE);
        crowd.meet(30);

        double seconds = crowd.complete(Duration.ofHours(1));

        double bound = size / 250_000.0;
        System.out.printf("FLASH %.1f of %.1f%n", seconds, bound);
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
        crowd.add(sim.peer(torrent, ComparingDisk.full(sim.loop(), torrent).corrupting(), CABLE).address());
        crowd.meet(20);
        crowd.complete(Duration.ofHours(1));
        return sim.net().digest();
    }
}
