package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.starling.engine.discovery.tracker.FakeTrackers.dead;
import static org.starling.engine.discovery.tracker.FakeTrackers.peers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.bencode.BString;

class TrackerBoundsTest extends AnnouncerFixture {
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
                List.of(List.of("wss://t.example:80/announce", "nonsense:"), List.of("http://u:p@x/announce", "a")));
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
        assertThat(trackers.calls).hasSize(16);
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
        for (int i = 0; i < 16; i++) {
            trackers.calls.get(i).done().accept(dead());
        }
        assertThat(stopped()).isEqualTo(1);
        assertThat(trackers.calls).hasSize(16);
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
                        new SwarmCounts(OptionalLong.of(7), OptionalLong.empty(), OptionalLong.empty()),
                        Optional.of(BString.of("id")),
                        Optional.of("slow down"),
                        Optional.empty())));
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
}
