package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.starling.engine.discovery.tracker.FakeTrackers.dead;
import static org.starling.engine.discovery.tracker.FakeTrackers.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.PeerSource;

class TrackerAnnouncerTest extends AnnouncerFixture {
    @Test
    void aDownloadIsAnnouncedFromStartToStop() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));

        announcer.start();
        assertThat(trackers.takeLog()).as("without any delay").containsExactly("a started 1000");
        loop.run();
        assertThat(torrent.found).containsExactly(PEER);

        loop.run(Duration.ofMinutes(35));
        assertThat(trackers.takeLog()).containsExactly("a 1000");

        torrent.numbers(new Numbers(5, 1_000, 0));
        announcer.completed();
        assertThat(trackers.takeLog()).as("without any delay").containsExactly("a completed 0");
        announcer.completed();
        loop.run(Duration.ofMinutes(35));
        assertThat(trackers.takeLog()).as("told once").containsExactly("a 0");

        stop(announcer);
        assertThat(trackers.takeLog()).containsExactly("a stopped 0");
        loop.run();
        assertThat(stopped()).isEqualTo(1);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void trackersHearOfAnotherNetworkSoonButNotMoreThanOnceAMinute() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.networkChanged();
        assertThat(trackers.takeLog()).as("it does not run yet").isEmpty();
        announcer.start();
        loop.run(Duration.ofMinutes(5));
        trackers.takeLog();
        announcer.networkChanged();
        loop.run();
        assertThat(trackers.takeLog()).containsExactly("a 1000");
        announcer.networkChanged();
        announcer.networkChanged();
        loop.run(Duration.ofSeconds(50));
        assertThat(trackers.takeLog()).isEmpty();
        loop.run(Duration.ofSeconds(20));
        assertThat(trackers.takeLog()).containsExactly("a 1000");
        loop.run(Duration.ofMinutes(25));
        assertThat(trackers.takeLog()).isEmpty();
        loop.run(Duration.ofMinutes(10));
        assertThat(trackers.takeLog()).containsExactly("a 1000");
    }

    @Test
    void completedSaysThatNothingIsLeftEvenIfTheNumbersLagBehind() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        announcer.completed();
        assertThat(trackers.log).contains("a completed 0");
    }

    @Test
    void aTorrentThatWasCompleteIsNotCompletedAgain() {
        trackers.on("a", peers(PEER));
        torrent.numbers(new Numbers(0, 0, 0));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        announcer.completed();
        loop.run(Duration.ofMinutes(1));
        assertThat(trackers.log).containsExactly("a started 0");
    }

    @Test
    void completionDuringTheFirstAnnounceIsToldRightAfterIt() {
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        announcer.completed();
        assertThat(trackers.takeLog()).containsExactly("a started 1000");
        trackers.on("a", peers(PEER));
        trackers.last().done().accept(peers(PEER));
        assertThat(trackers.takeLog()).containsExactly("a completed 0");
    }

    @Test
    void completionThatTheTrackerMissedIsToldLater() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        trackers.on("a", dead());
        announcer.completed();
        loop.run();
        trackers.on("a", peers(PEER));
        trackers.takeLog();
        loop.run(Duration.ofMinutes(1));
        assertThat(trackers.takeLog()).containsExactly("a completed 0");
    }

    @Test
    void aMagnetAnnouncesAndCompletesLikeATorrent() {
        torrent.numbers(new Numbers(0, 0, 1));
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        torrent.numbers(new Numbers(0, 4_000, 0));
        announcer.completed();
        stop(announcer);
        loop.run();
        assertThat(trackers.log).containsExactly("a started 1", "a completed 0", "a stopped 0");
    }

    @Test
    void pausingAndResumingBeginsAnew() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        stop(announcer);
        loop.run();
        loop.run(Duration.ofHours(3));
        announcer.start();
        loop.run();
        assertThat(trackers.log).containsExactly("a started 1000", "a stopped 1000", "a started 1000");
    }

    @Test
    void resumingBeforeTheGoodbyeArrivedWaitsForIt() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        stop(announcer);
        announcer.start();
        assertThat(trackers.takeLog()).containsExactly("a started 1000", "a stopped 1000");
        loop.run();
        assertThat(trackers.takeLog()).containsExactly("a started 1000");
        assertThat(stopped()).isEqualTo(1);
    }

    @Test
    void aSilentTrackerDelaysTheEndOnlyBriefly() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a"), List.of("b")));
        announcer.start();
        loop.run();
        trackers.silent("a");
        stop(announcer);
        loop.run(Duration.ofSeconds(9));
        assertThat(stopped()).isZero();
        loop.run(Duration.ofSeconds(1));
        assertThat(stopped()).isEqualTo(1);
        assertThat(loop.pending()).isZero();

        trackers.calls.forEach(call -> call.done().accept(peers(PEER)));
        loop.run(Duration.ofHours(5));
        assertThat(trackers.log).as("answers after the end change nothing").hasSize(3);
        assertThat(torrent.found).containsExactly(PEER);
        assertThat(stopped()).isEqualTo(1);
    }

    @Test
    void aTrackerThatHasNotAnsweredYetDelaysTheEndLess() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a"), List.of("b")));
        announcer.start();
        loop.run();
        trackers.takeLog();
        stop(announcer);
        loop.run(Duration.ofSeconds(2));
        assertThat(stopped()).isZero();
        loop.run(Duration.ofSeconds(1));
        assertThat(stopped()).isEqualTo(1);
        assertThat(loop.pending()).isZero();
        assertThat(trackers.log).containsExactly("a stopped 1000");
    }

    @Test
    void stoppingWithNothingToTellIsImmediate() {
        TrackerAnnouncer none = announcer(List.of());
        none.start();
        stop(none);
        assertThat(stopped()).isEqualTo(1);

        trackers.on("a", dead());
        TrackerAnnouncer failed = announcer(List.of(List.of("a")));
        failed.start();
        loop.run();
        stop(failed);
        assertThat(stopped()).isEqualTo(2);
        stop(failed);
        assertThat(stopped()).as("once more").isEqualTo(3);
        assertThat(trackers.log).containsExactly("a started 1000");
    }

    @Test
    void whoAnswersWhileWeStopIsToldGoodbye() {
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        stop(announcer);
        trackers.on("a", peers());
        trackers.last().done().accept(peers(PEER));
        loop.run();
        assertThat(trackers.log).containsExactly("a started 1000", "a stopped 1000");
        assertThat(stopped()).isEqualTo(1);
    }

    @Test
    void everyTierIsAnnouncedToAndTheFirstThatWorksOfEach() {
        trackers.on("a", dead()).on("b", peers(PEER)).on("c", peers());
        TrackerAnnouncer announcer = announcer(List.of(List.of("a", "b"), List.of("c")));
        announcer.start();
        loop.run();
        assertThat(trackers.log).contains("b started 1000", "c started 1000").doesNotHaveDuplicates();
        assertThat(state(announcer, "b")).isEqualTo(State.WORKING);
        assertThat(state(announcer, "c")).isEqualTo(State.WORKING);
    }

    @Test
    void privateTorrentsUseAllTiersToo() {
        trackers.on("a", peers(PEER)).on("b", peers(PEER));
        PeerSource announcer = sources(1)
                .create(torrent.search(List.of(List.of("http://a/announce"), List.of("https://b/announce")), true));
        announcer.start();
        assertThat(trackers.log).containsExactlyInAnyOrder("a started 1000", "b started 1000");
    }

    @Test
    void whichTrackerOfATierIsFirstIsDrawn() {
        List<String> first = IntStream.range(0, 20)
                .mapToObj(seed -> {
                    trackers.takeLog();
                    announcer(List.of(List.of("a", "b", "c")), seed).start();
                    return trackers.log.get(0);
                })
                .distinct()
                .toList();
        assertThat(first).hasSize(3);
    }

    @Test
    void theTrackerThatWorkedIsAskedFirstFromThenOn() {
        trackers.on("a", dead()).on("b", dead()).on("c", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a", "b", "c")), 3);
        announcer.start();
        loop.run();
        trackers.takeLog();
        loop.run(Duration.ofMinutes(32));
        assertThat(trackers.takeLog()).containsExactly("c 1000");

        stop(announcer);
        loop.run();
        trackers.takeLog();
        announcer.start();
        loop.run();
        assertThat(trackers.takeLog()).as("also after a pause").containsExactly("c started 1000");
    }

    @Test
    void whenTheWorkingOneFailsTheNextIsToldThatWeStarted() {
        trackers.on("a", peers(PEER)).on("b", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a", "b")));
        announcer.start();
        loop.run();
        String working = trackers.last().host();
        String other = working.equals("a") ? "b" : "a";
        trackers.on(working, dead());
        trackers.takeLog();
        loop.run(Duration.ofMinutes(32));
        assertThat(trackers.log).containsExactly(working + " 1000", other + " started 1000");
    }

    @Test
    void failuresAreRetriedLessAndLessOftenWithJitter() {
        List<List<Long>> waits = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            waits.add(failureWaits(seed));
        }
        for (List<Long> run : waits) {
            for (int i = 0; i < run.size(); i++) {
                long base = Math.min(3_600, 15L << i);
                assertThat(run.get(i)).isBetween(base, base + base / 4);
            }
        }
        assertThat(waits.get(0)).isNotEqualTo(waits.get(1)).hasSize(10);
        assertThat(failureWaits(1)).as("the same seed gives the same").isEqualTo(waits.get(0));
    }

    private List<Long> failureWaits(long seed) {
        trackers.on("a", dead());
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")), seed);
        announcer.start();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            loop.run();
            long wait = announcer.trackers().get(0).nextNanos().orElseThrow() - loop.nanos();
            waits.add(wait / 1_000_000_000);
            loop.run(Duration.ofNanos(wait));
        }
        stop(announcer);
        return waits;
    }
}
