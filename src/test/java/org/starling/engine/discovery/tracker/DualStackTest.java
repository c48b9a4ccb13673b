package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

class DualStackTest {
    private static final URI TRACKER = URI.create("http://t.example/announce");
    private static final InetSocketAddress PEER_V4 = Searches.peer("198.51.100.1", 6881);
    private static final InetSocketAddress PEER_V6 = Searches.peer("2001:db8::1", 6881);
    private static final Failed REFUSED = new Failed(State.REFUSED, "no", Optional.empty());

    private final ManualLoop loop = new ManualLoop();
    private final Ways ways = new Ways();
    private final DualStack client = new DualStack(loop, ways);
    private final List<TrackerOutcome> outcomes = new ArrayList<>();

    /** A tracker that answers by each way as told; without an answer it stays silent. */
    private static final class Ways implements FamilyClient {
        final Map<Family, Optional<TrackerOutcome>> answers = new EnumMap<>(Family.class);
        final List<Family> asked = new ArrayList<>();

        void on(Family family, TrackerOutcome outcome) {
            answers.put(family, Optional.of(outcome));
        }

        @Override
        public void announce(URI uri, Family family, AnnounceQuery query, Consumer<Optional<TrackerOutcome>> done) {
            asked.add(family);
            Optional<TrackerOutcome> answer = answers.get(family);
            if (answer != null) {
                done.accept(answer);
            }
        }

        @Override
        public void scrape(
                URI uri, Family family, List<InfoHash> some, Consumer<Optional<Map<InfoHash, SwarmCounts>>> done) {
            asked.add(family);
            done.accept(family == Family.V4 ? Optional.empty() : Optional.of(Map.of(some.get(0), swarm(1, 2))));
        }
    }

    private static SwarmCounts swarm(long seeds, long leechers) {
        return new SwarmCounts(OptionalLong.of(seeds), OptionalLong.of(leechers), OptionalLong.empty());
    }

    private static Answered answer(InetSocketAddress peer, Duration interval, SwarmCounts counts) {
        return new Answered(new TrackerReply(
                List.of(peer),
                Optional.of(interval),
                Optional.empty(),
                counts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private void announce(URI tracker) {
        client.announce(tracker, HttpTrackerClientTest.query(AnnounceEvent.STARTED), outcomes::add);
    }

    private TrackerReply reply() {
        return ((Answered) outcomes.get(outcomes.size() - 1)).reply();
    }

    @Test
    void bothWaysMakeOneAnswer() {
        ways.on(Family.V4, answer(PEER_V4, Duration.ofMinutes(5), swarm(4, 1)));
        ways.on(Family.V6, answer(PEER_V6, Duration.ofMinutes(9), swarm(3, 2)));
        announce(TRACKER);
        assertThat(reply().peers()).containsExactly(PEER_V4, PEER_V6);
        assertThat(reply().interval()).contains(Duration.ofMinutes(9));
        assertThat(reply().counts()).isEqualTo(swarm(4, 2));
        assertThat(loop.pending()).isZero();
    }

    @Test
    void aLiteralIsAskedByItsFamily() {
        announce(URI.create("http://198.51.100.2/announce"));
        announce(URI.create("http://[2001:db8::2]:80/announce"));
        assertThat(ways.asked).containsExactly(Family.V4, Family.V6);
    }

    @Test
    void aSilentWayDelaysTheAnswerBrieflyAndIsThenLeftAlone() {
        ways.on(Family.V4, answer(PEER_V4, Duration.ofMinutes(5), swarm(4, 1)));
        announce(TRACKER);
        assertThat(outcomes).isEmpty();
        loop.run(Duration.ofSeconds(2));
        assertThat(reply().peers()).containsExactly(PEER_V4);
        announce(TRACKER);
        assertThat(outcomes).as("without any delay").hasSize(2);
        assertThat(ways.asked).containsExactly(Family.V4, Family.V6, Family.V4);
        loop.run(Duration.ofMinutes(61));
        announce(TRACKER);
        assertThat(ways.asked).as("tried again after an hour").endsWith(Family.V4, Family.V6);
    }

    @Test
    void aWayThatWasLeftAloneIsTriedAgainWhenTheOtherFails() {
        ways.on(Family.V4, answer(PEER_V4, Duration.ofMinutes(5), swarm(4, 1)));
        ways.answers.put(Family.V6, Optional.empty());
        announce(TRACKER);
        ways.on(Family.V4, Failed.of(State.UNREACHABLE));
        announce(TRACKER);
        assertThat(outcomes.get(1)).isEqualTo(Failed.of(State.UNREACHABLE));
        ways.on(Family.V6, answer(PEER_V6, Duration.ofMinutes(5), swarm(4, 1)));
        announce(TRACKER);
        assertThat(reply().peers()).containsExactly(PEER_V6);
    }

    @Test
    void theTrackersWordsCountMoreThanSilence() {
        ways.on(Family.V4, REFUSED);
        ways.on(Family.V6, Failed.of(State.UNREACHABLE));
        announce(TRACKER);
        ways.on(Family.V4, Failed.of(State.UNREACHABLE));
        ways.on(Family.V6, REFUSED);
        announce(TRACKER);
        ways.on(Family.V4, Failed.of(State.BAD_ANSWER));
        announce(TRACKER);
        ways.answers.put(Family.V4, Optional.empty());
        ways.answers.put(Family.V6, Optional.empty());
        announce(TRACKER);
        assertThat(outcomes).containsExactly(REFUSED, REFUSED, REFUSED, Failed.of(State.UNREACHABLE));
    }

    @Test
    void aLateAnswerChangesNothing() {
        List<Consumer<Optional<TrackerOutcome>>> waiting = new ArrayList<>();
        DualStack slow = new DualStack(loop, new FamilyClient() {
            @Override
            public void announce(URI uri, Family family, AnnounceQuery query, Consumer<Optional<TrackerOutcome>> done) {
                waiting.add(done);
            }

            @Override
            public void scrape(
                    URI uri, Family family, List<InfoHash> some, Consumer<Optional<Map<InfoHash, SwarmCounts>>> done) {
                throw new AssertionError("not asked");
            }
        });
        slow.announce(TRACKER, HttpTrackerClientTest.query(AnnounceEvent.STARTED), outcomes::add);
        waiting.get(1).accept(Optional.of(REFUSED));
        waiting.get(0).accept(Optional.of(answer(PEER_V4, Duration.ofMinutes(5), swarm(4, 1))));
        waiting.get(0).accept(Optional.of(REFUSED));
        loop.run(Duration.ofMinutes(1));
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void countsAreAskedForByTheOtherWayIfTheFirstDoesNotTell() {
        List<Map<InfoHash, SwarmCounts>> told = new ArrayList<>();
        client.scrape(TRACKER, List.of(Searches.TORRENT), told::add);
        assertThat(told).containsExactly(Map.of(Searches.TORRENT, swarm(1, 2)));
        client.scrape(URI.create("http://198.51.100.2/announce"), List.of(Searches.TORRENT), told::add);
        assertThat(told.get(1)).isEmpty();
        assertThat(ways.asked).containsExactly(Family.V4, Family.V6, Family.V4);
    }
}
