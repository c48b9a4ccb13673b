package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Swarms whose lines and members fail them: what is lost must be a matter of seconds. */
final class RoughNetworkTest {
    private static final int MIB = 1 << 20;
    private static final Duration NEAR = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Link CABLE = Link.megabits(16, 2, NEAR);

    private final Sim sim = new Sim(9);
    private final SimTorrent torrent = sim.torrent(MIB / 4, 16 * MIB);
    private final Crowd crowd = new Crowd(sim, torrent);

    @Test
    void whatASilentPeerWasAskedComesFromOthersSoon() {
        SimPeer steady = crowd.seed(Link.megabits(4, 4, NEAR));
        SimPeer leecher = crowd.leecher(CABLE);
        SimPeer brief = crowd.seed(Link.megabits(4, 4, NEAR));
        crowd.meet(9);
        sim.loop().runFor(Duration.ofSeconds(5));
        long got = leecher.session().refresh().wantedVerified();

        brief.vanish();
        double seconds = crowd.complete(LONG);

        double alone = (16 * MIB - got) / 500_000.0;
        System.out.printf("SILENT %.1f alone %.1f%n", seconds, alone);
    }

    @Test
    void theLastPiecesDoNotWaitForTheSlowest() {
        crowd.seed(Link.megabits(8, 8, NEAR));
        crowd.seed(Link.megabits(8, 0.08, NEAR));
        crowd.seed(Link.megabits(8, 0.16, NEAR));
        SimPeer leecher = crowd.leecher(CABLE);
        crowd.meet(9);

        double seconds = crowd.complete(LONG);

        System.out.printf("ENDGAME %.1f bound %.1f wasted %d%n", seconds, 16 * MIB / 1_030_000.0, leecher.session().refresh().wasted());
    }

    @Test
    void aThirdVanishes() {
        crowd.seed(Link.megabits(8, 8, NEAR));
        crowd.leechers(24, CABLE);
        crowd.meet(20);
        sim.loop().runFor(Duration.ofSeconds(15));
        crowd.leechers().subList(0, 8).forEach(SimPeer::vanish);

        System.out.printf("VANISH %.1f%n", 15 + crowd.complete(LONG));
    }

    @Test
    void mostAreBehindNat() {
        crowd.seed(Link.megabits(8, 8, NEAR));
        crowd.leechers(6, CABLE);
        crowd.leechers(18, CABLE.behindNat());
        crowd.meet(30);

        System.out.printf("NAT %.1f%n", crowd.complete(LONG));
    }

    @Test
    void threeOfAHundredPacketsGetLost() {
        crowd.seed(Link.megabits(8, 8, NEAR).losing(0.03));
        crowd.leechers(24, CABLE.losing(0.03).jittering(NEAR));
        crowd.meet(20);

        System.out.printf("LOSS %.1f%n", crowd.complete(LONG));
    }

    @Test
    void theyComeAndGo() {
        crowd.seed(Link.megabits(8, 8, NEAR));
        for (int i = 0; i < 40; i++) {
            SimPeer fresh = crowd.leecher(CABLE);
            crowd.meet(fresh, 20);
            sim.loop().runFor(Duration.ofSeconds(4));
            List<SimPeer> all = crowd.leechers();
            SimPeer chosen = all.get(sim.random().nextInt(all.size()));
            if (i % 3 == 0 && chosen != fresh) {
                chosen.vanish();
            }
        }
        System.out.printf("CHURN %.1f%n", 160 + crowd.complete(LONG));
    }

    @Test
    void slowDisksOnlySlowDown() {
        crowd.seed(Link.megabits(100, 100, NEAR));
        SimPeer slow = sim.peer(torrent, ComparingDisk.empty(sim.loop(), torrent).slow(500_000), Link.LAN);
        crowd.leechers().add(slow);
        crowd.meet(9);

        System.out.printf("DISK %.1f of %.1f%n", crowd.complete(LONG), 16 * MIB / 500_000.0);
    }
}
