package org.starling.engine.discovery.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.wire.CompactPeers.Family;

/** What is sent again, what is remembered and for how long. */
class UdpTimesTest extends UdpFixture {
    private List<String> heard() {
        return tracker.heard.stream().map(Object::toString).toList();
    }

    @Test
    void aLostConnectIsSentAgain() {
        tracker.drop(1);
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(20));
        assertThat(heard()).containsExactly("connect at 0", "connect at 15", "announce at 15");
        assertThat(tracker.heard.get(1).transaction())
                .isEqualTo(tracker.heard.get(0).transaction());
        assertThat(reply(0)).isNotNull();
    }

    @Test
    void aLostAnnounceIsSentAgainAfterTwiceTheTimeEach() {
        announce(AnnounceEvent.STARTED, true);
        loop.run(Duration.ofMillis(50));
        tracker.drop(2);
        loop.run(Duration.ofSeconds(58));
        assertThat(heard()).containsExactly("connect at 0", "announce at 0", "announce at 15", "announce at 45");
        assertThat(outcomes).hasSize(1);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void aSilentTrackerIsGivenUpSoSoonThatTheNextOfItsTierHasItsTurn() {
        tracker.silent(true);
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(31));
        assertThat(failure(0)).isEqualTo(State.UNREACHABLE);
        assertThat(heard()).containsExactly("connect at 0", "connect at 15");
        assertThat(loop.pending()).isZero();

        announce(AnnounceEvent.NONE, true);
        loop.run(Duration.ofSeconds(61));
        assertThat(failure(1)).as("one that answered before has more time").isEqualTo(State.UNREACHABLE);
        assertThat(heard()).endsWith("connect at 31", "connect at 46", "connect at 76");

        announce(AnnounceEvent.STOPPED, true);
        loop.run(Duration.ofSeconds(3));
        assertThat(failure(2)).as("a goodbye is short").isEqualTo(State.UNREACHABLE);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void theConnectionIdServesAllTorrentsForAMinute() {
        announce(TRACKER, Family.V4, torrent(1), AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(50));
        announce(TRACKER, Family.V4, torrent(2), AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(20));
        announce(TRACKER, Family.V4, torrent(3), AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(20));
        assertThat(heard())
                .containsExactly("connect at 0", "announce at 0", "announce at 50", "connect at 70", "announce at 70");
        assertThat(outcomes).hasSize(3).allMatch(outcome -> outcome.orElseThrow() instanceof Answered);
        assertThat(lookUps).as("the name is remembered").hasSize(1);
    }

    @Test
    void anIdThatExpiredWhileTheAnnounceWaitedIsRenewed() {
        announce(AnnounceEvent.STARTED, true);
        loop.run(Duration.ofSeconds(50));
        tracker.silent(true);
        announce(AnnounceEvent.NONE, true);
        loop.run(Duration.ofSeconds(12));
        tracker.silent(false);
        loop.run(Duration.ofSeconds(10));
        assertThat(heard())
                .containsExactly("connect at 0", "announce at 0", "announce at 50", "connect at 65", "announce at 65");
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void aTrackerThatRestartedIsConnectedToAnew() {
        announce(AnnounceEvent.STARTED, true);
        loop.run(Duration.ofSeconds(1));
        tracker.restart();
        announce(AnnounceEvent.NONE, true);
        loop.run(Duration.ofSeconds(1));
        assertThat(heard())
                .containsExactly("connect at 0", "announce at 0", "announce at 1", "connect at 1", "announce at 1");
        assertThat(reply(1)).isNotNull();
    }

    @Test
    void aThousandTorrentsShareOneConnection() {
        for (int i = 0; i < 1_000; i++) {
            announce(TRACKER, Family.V4, torrent(i), AnnounceEvent.STARTED, false);
        }
        loop.run(Duration.ofSeconds(5));
        assertThat(outcomes).hasSize(1_000).allMatch(outcome -> outcome.orElseThrow() instanceof Answered);
        assertThat(tracker.heard).filteredOn(one -> one.action() == 0).hasSize(1);
        assertThat(tracker.heard).filteredOn(one -> one.action() == 1).hasSize(1_000);
        assertThat(tracker.mostAtOnce()).isLessThanOrEqualTo(256);
        assertThat(lookUps).hasSize(1);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void aThousandTorrentsOfADeadTrackerSendNextToNothing() {
        tracker.silent(true);
        for (int i = 0; i < 1_000; i++) {
            int torrent = i;
            loop.schedule(
                    Duration.ofMillis(20L * i).toNanos(),
                    () -> announce(TRACKER, Family.V4, torrent(torrent), AnnounceEvent.STARTED, false));
        }
        loop.run(Duration.ofMinutes(2));
        assertThat(outcomes).hasSize(1_000);
        assertThat(heard()).hasSizeLessThanOrEqualTo(4);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void aHostWithSeveralAddressesIsAskedAtAnotherOneNextTime() {
        names.put(
                "t.example",
                List.of(ADDRESS.getAddress(), Searches.peer("198.51.100.8", 1).getAddress()));
        tracker.silent(true);
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(40));
        tracker.silent(false);
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofSeconds(1));
        assertThat(outcomes.get(1)).get().isInstanceOf(Answered.class);
        assertThat(tracker.heard.get(tracker.heard.size() - 1).tracker())
                .isEqualTo(Searches.peer("198.51.100.8", 6969));
    }

    @Test
    void namesAreLookedUpOnceForAllWhoAskAndAgainLater() {
        for (int i = 0; i < 5; i++) {
            announce(AnnounceEvent.STARTED, false);
        }
        loop.run(Duration.ofSeconds(1));
        assertThat(lookUps).hasSize(1);
        names.remove("t.example");
        loop.run(Duration.ofMinutes(11));
        announce(AnnounceEvent.NONE, true);
        loop.run(Duration.ofSeconds(1));
        assertThat(lookUps).hasSize(2);
        assertThat(outcomes)
                .hasSize(6)
                .as("the old address serves while the name service fails")
                .doesNotContain(Optional.empty());
    }
}
