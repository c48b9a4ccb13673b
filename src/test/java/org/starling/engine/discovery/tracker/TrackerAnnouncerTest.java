package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.starling.engine.discovery.tracker.FakeTrackers.dead;
import static org.starling.engine.discovery.tracker.FakeTrackers.peers;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.engine.discovery.TrackerStatus.State;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.bencode.BString;

class TrackerAnnouncerTest {
    private static final InetSocketAddress PEER = Searches.peer("198.51.100.1", 6881);

    private final ManualLoop loop = new ManualLoop();
    private final FakeTrackers trackers = new FakeTrackers(loop);
    private final Searches torrent = new Searches();
    private int stopped;

    private TrackerAnnouncer announcer(List<List<String>> hosts) {
        return announcer(hosts, 1);
    }

    private TrackerAnnouncer announcer(List<List<String>> hosts, long seed) {
        List<List<String>> urls = hosts.stream()
                .map(tier -> tier.stream()
                        .map(host -> host.contains(":") ? host : "http://" + host + "/announce")
                        .toList())
                .toList();
        return new TrackerAnnouncer(loop, new Random(seed), TrackerClients.http(trackers), torrent.search(urls, false));
    }

    private void stop(TrackerAnnouncer announcer) {
        announcer.stop(() -> stopped++);
    }

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

        torrent.numbers = new Numbers(5, 1_000, 0);
        announcer.completed();
        assertThat(trackers.takeLog()).as("without any delay").containsExactly("a completed 0");
        announcer.completed();
        loop.run(Duration.ofMinutes(35));
        assertThat(trackers.takeLog()).as("told once").containsExactly("a 0");

        stop(announcer);
        assertThat(trackers.takeLog()).containsExactly("a stopped 0");
        loop.run();
        assertThat(stopped).isEqualTo(1);
        assertThat(loop.pending()).isZero();
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
        torrent.numbers = new Numbers(0, 0, 0);
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
        assertThat(trackers.takeLog()).containsExactly("a started 1000", "a completed 0");
    }

    @Test
    void aMagnetAnnouncesAndCompletesLikeATorrent() {
        torrent.numbers = new Numbers(0, 0, 1);
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        torrent.numbers = new Numbers(0, 4_000, 0);
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
        assertThat(stopped).isEqualTo(1);
    }

    @Test
    void aSilentTrackerDelaysTheEndOnlyBriefly() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a"), List.of("b")));
        announcer.start();
        loop.run();
        trackers.silent("a");
        stop(announcer);
        loop.run(Duration.ofSeconds(2));
        assertThat(stopped).isZero();
        loop.run(Duration.ofSeconds(1));
        assertThat(stopped).isEqualTo(1);
        assertThat(loop.pending()).isZero();

        trackers.calls.forEach(call -> call.done().accept(peers(PEER)));
        loop.run(Duration.ofHours(5));
        assertThat(trackers.log).as("answers after the end change nothing").hasSize(3);
        assertThat(torrent.found).containsExactly(PEER);
        assertThat(stopped).isEqualTo(1);
    }

    @Test
    void stoppingWithNothingToTellIsImmediate() {
        TrackerAnnouncer none = announcer(List.of());
        none.start();
        stop(none);
        assertThat(stopped).isEqualTo(1);

        trackers.on("a", dead());
        TrackerAnnouncer failed = announcer(List.of(List.of("a")));
        failed.start();
        loop.run();
        stop(failed);
        assertThat(stopped).isEqualTo(2);
        stop(failed);
        assertThat(stopped).as("once more").isEqualTo(3);
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
        assertThat(stopped).isEqualTo(1);
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
        TrackerAnnouncer announcer = new TrackerAnnouncer(
                loop,
                new Random(1),
                TrackerClients.http(trackers),
                torrent.search(List.of(List.of("http://a/announce"), List.of("https://b/announce")), true));
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

    @Test
    void aSwarmWithoutPeersIsLookedAtAgainSoonOnce() {
        trackers.on("a", peers());
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        trackers.takeLog();
        loop.run(Duration.ofMinutes(2));
        assertThat(trackers.takeLog()).containsExactly("a 1000");
        loop.run(Duration.ofMinutes(20));
        assertThat(trackers.takeLog()).isEmpty();
        loop.run(Duration.ofMinutes(10));
        assertThat(trackers.takeLog()).hasSize(1);
        stop(announcer);
    }

    @Test
    void unknownAndMalformedUrlsAreShownAndSkipped() {
        trackers.on("a", peers(PEER));
        TrackerAnnouncer announcer = announcer(
                List.of(List.of("udp://t.example:80/announce", "nonsense:"), List.of("http://u:p@x/announce", "a")));
        announcer.start();
        loop.run();
        assertThat(trackers.log).containsExactly("a started 1000");
        assertThat(announcer.trackers().stream().map(TrackerStatus::state).toList())
                .containsExactly(State.UNSUPPORTED, State.BAD_URL, State.BAD_URL, State.WORKING);
        assertThat(announcer.trackers().get(3).tier()).isEqualTo(1);
    }

    @Test
    void manyTrackersAreNotAskedAllAtOnceAndNotWithoutEnd() {
        List<List<String>> tiers =
                IntStream.range(0, 500).mapToObj(i -> List.of("t" + i)).toList();
        TrackerAnnouncer announcer = announcer(tiers);
        announcer.start();
        assertThat(trackers.calls).hasSize(4);
        assertThat(announcer.trackers()).hasSize(200);
        for (int i = 0; i < trackers.calls.size(); i++) {
            trackers.calls.get(i).done().accept(dead());
        }
        assertThat(trackers.calls).hasSize(200);
    }

    @Test
    void trackersThatStillWaitForTheirTurnDoNotDelayTheEnd() {
        TrackerAnnouncer announcer =
                announcer(IntStream.range(0, 20).mapToObj(i -> List.of("t" + i)).toList());
        announcer.start();
        stop(announcer);
        for (int i = 0; i < 4; i++) {
            trackers.calls.get(i).done().accept(dead());
        }
        assertThat(stopped).isEqualTo(1);
        assertThat(trackers.calls).hasSize(4);
    }

    @Test
    void deadTiersDoNotDelayCompletion() {
        trackers.on("good", peers(PEER));
        TrackerAnnouncer announcer = announcer(
                List.of(List.of("good"), List.of("d1"), List.of("d2"), List.of("d3"), List.of("d4"), List.of("d5")));
        announcer.start();
        loop.run();
        trackers.takeLog();
        announcer.completed();
        assertThat(trackers.log).containsExactly("good completed 0");
    }

    @Test
    void whatTheTrackerSaysIsPassedOnOnce() {
        trackers.on("a", new Failed(State.REFUSED, "not registered", Optional.empty()));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run(Duration.ofMinutes(10));
        assertThat(trackers.log).hasSizeGreaterThan(3);
        assertThat(torrent.messages).containsExactly("not registered");
        assertThat(announcer.trackers().get(0).text()).isEqualTo("not registered");
        assertThat(state(announcer, "a")).isEqualTo(State.REFUSED);
    }

    @Test
    void theTrackerIdIsSentBackAndTheAnswerShown() {
        trackers.on(
                "a",
                new Answered(new TrackerReply(
                        List.of(PEER),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.of(7),
                        OptionalLong.empty(),
                        Optional.of(BString.of("id")),
                        Optional.of("slow down"))));
        TrackerAnnouncer announcer = announcer(List.of(List.of("a")));
        announcer.start();
        loop.run();
        TrackerStatus status = announcer.trackers().get(0);
        assertThat(status.text()).isEqualTo("slow down");
        assertThat(status.peers()).isEqualTo(1);
        assertThat(status.seeds()).hasValue(7);
        assertThat(status.leechers()).isEmpty();
        assertThat(status.nextNanos()).isPresent();
        assertThat(torrent.messages).containsExactly("slow down");
        stop(announcer);
        assertThat(trackers.last().query().trackerId()).contains(BString.of("id"));
        assertThat(trackers.last().query().wanted()).isZero();
    }

    private static State state(TrackerAnnouncer announcer, String host) {
        return announcer.trackers().stream()
                .filter(tracker -> tracker.url().contains("//" + host + "/"))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
