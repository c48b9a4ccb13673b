package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.PeerSource;
import org.starling.sim.SimTracker.Mood;

/** Swarms whose peers know each other by trackers alone, and trackers that fail. */
final class TrackerSwarmTest {
    private static final int KIB = 1 << 10;
    private static final List<List<String>> ONE = List.of(List.of("one"));

    private final Sim sim = new Sim(11);
    private final SimTracker trackers = new SimTracker(sim);
    private final SimTorrent torrent = sim.torrent(64 * KIB, 1_000_000);

    private SimPeer seed(List<List<String>> hosts) {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        trackers.announce(seed, torrent, hosts);
        sim.loop().runFor(Duration.ofSeconds(2));
        return seed;
    }

    private SimPeer leecher(List<List<String>> hosts) {
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        trackers.announce(leecher, torrent, hosts);
        return leecher;
    }

    private boolean completes(SimPeer leecher, Duration atMost) {
        return sim.loop().runUntil(leecher::isSeeding, atMost);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WELL")
    void aBadTrackerBesideAGoodOneCostsLittle(Mood mood) {
        trackers.mood("bad", mood);
        seed(List.of(List.of("one")));
        SimPeer leecher = leecher(List.of(List.of("bad"), List.of("one")));

        // Fifty hosts that are not there are dialled in a few rounds of ten seconds.
        assertThat(completes(leecher, Duration.ofSeconds(mood == Mood.LYING ? 40 : 2)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"DEAD", "REFUSING", "MUTE"})
    void theNextOfTheSameTierIsAsked(Mood mood) {
        trackers.mood("bad", mood);
        seed(ONE);
        SimPeer leecher = leecher(List.of(List.of("bad", "one")));

        assertThat(completes(leecher, Duration.ofSeconds(40))).isTrue();
    }

    @Test
    void aTrackerThatComesBackIsFoundWithoutFloodingIt() {
        trackers.mood("one", Mood.DEAD);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        trackers.announce(seed, torrent, ONE);
        SimPeer leecher = leecher(ONE);
        sim.loop().runFor(Duration.ofHours(1));

        assertThat(leecher.session().refresh().peers()).isZero();
        assertThat(trackers.asked()).as("two peers in an hour").isBetween(10, 24);

        trackers.mood("one", Mood.WELL);
        // Waits double, so the longest is as long as the outage, and a quarter for chance.
        assertThat(completes(leecher, Duration.ofMinutes(80))).isTrue();
    }

    @Test
    void aSwarmGoesOnWithoutItsTracker() {
        SimTorrent large = sim.torrent(64 * KIB, 6_000_000);
        SimPeer seed = sim.peer(large, MemoryDisk.full(sim.loop(), large), Link.HOME);
        trackers.announce(seed, large, ONE);
        sim.loop().runFor(Duration.ofSeconds(2));
        SimPeer leecher = sim.leecher(large, Link.HOME);
        trackers.announce(leecher, large, ONE);
        sim.loop().runUntil(() -> leecher.session().refresh().wantedVerified() > 0, Duration.ofMinutes(1));
        trackers.mood("one", Mood.DEAD);

        assertThat(completes(leecher, Duration.ofMinutes(2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aCrowdCompletesThoughEveryThirdAnnounceFails(long chance) {
        Sim world = new Sim(chance);
        SimTracker shaky = new SimTracker(world).mood("one", Mood.SHAKY);
        SimTorrent data = world.torrent(64 * KIB, 2_000_000);
        shaky.announce(world.seed(data, Link.HOME), data, ONE);
        List<SimPeer> leechers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            SimPeer leecher = world.leecher(data, Link.HOME);
            shaky.announce(leecher, data, ONE);
            leechers.add(leecher);
        }

        // Who fails several times in a row waits long for the next try.
        assertThat(world.loop().runUntil(() -> leechers.stream().allMatch(SimPeer::isSeeding), Duration.ofHours(1)))
                .isTrue();
    }

    @Test
    void aCompletionIsToldOnceThoughTheTrackerWasAwayThen() {
        seed(ONE);
        SimPeer leecher = leecher(ONE);
        sim.loop().runUntil(() -> leecher.session().refresh().peers() > 0, Duration.ofSeconds(10));
        trackers.mood("one", Mood.DEAD);
        assertThat(completes(leecher, Duration.ofMinutes(1))).isTrue();
        sim.loop().runFor(Duration.ofMinutes(5));
        assertThat(trackers.events()).doesNotContain("one completed");

        trackers.mood("one", Mood.WELL);
        sim.loop().runFor(Duration.ofHours(3));

        assertThat(trackers.events()).containsOnlyOnce("one completed");
    }

    @Test
    void aGoodbyeDoesNotWaitForADeadTracker() {
        trackers.mood("one", Mood.MUTE);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        PeerSource source = trackers.announce(leecher, torrent, ONE);
        sim.loop().runFor(Duration.ofSeconds(1));
        boolean[] gone = new boolean[1];
        sim.loop().execute(() -> source.stop(() -> gone[0] = true));

        assertThat(sim.loop().runUntil(() -> gone[0], Duration.ofSeconds(11))).isTrue();
    }
}
