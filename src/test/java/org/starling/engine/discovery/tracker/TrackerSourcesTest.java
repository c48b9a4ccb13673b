package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.starling.engine.discovery.tracker.FakeTrackers.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.TrackerStatus;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.wire.InfoHash;

/** What is kept of a torrent from run to run, and what is asked without taking part (BEP 48). */
class TrackerSourcesTest extends AnnouncerFixture {
    private static final List<List<String>> TIERS =
            List.of(List.of("http://a/announce", "udp://b:1/announce"), List.of("nonsense:", "http://c/announce"));
    private static final SwarmCounts SWARM =
            new SwarmCounts(OptionalLong.of(7), OptionalLong.of(8), OptionalLong.of(9));

    private final TrackerSources sources = sources(1);

    /** As the engine does it: a source for each run, whose numbers begin at 0. */
    private PeerSource run() {
        return sources.create(torrent.search(List.of(List.of("http://a/announce")), false));
    }

    private List<Numbers> told() {
        return trackers.calls.stream().map(call -> call.query().numbers()).toList();
    }

    @Test
    void countersNeverFallOverPauses() {
        trackers.on("a", peers(PEER));
        PeerSource first = run();
        torrent.numbers(new Numbers(0, 0, 1_000));
        first.start();
        loop.run();
        torrent.numbers(new Numbers(10, 400, 600));
        first.stop(() -> {});
        loop.run();

        torrent.numbers(new Numbers(0, 0, 600));
        PeerSource second = run();
        second.start();
        loop.run();
        torrent.numbers(new Numbers(5, 600, 0));
        second.completed();
        second.stop(() -> {});
        loop.run();
        assertThat(told())
                .containsExactly(
                        new Numbers(0, 0, 1_000),
                        new Numbers(10, 400, 600),
                        new Numbers(10, 400, 600),
                        new Numbers(15, 1_000, 0),
                        new Numbers(15, 1_000, 0));
        assertThat(trackers.log)
                .containsExactly("a started 1000", "a stopped 600", "a started 600", "a completed 0", "a stopped 0");
    }

    @Test
    void aGoodbyeThatHasToWaitTellsTheNumbersOfTheEnd() {
        PeerSource only = run();
        only.start();
        torrent.numbers(new Numbers(3, 1_000, 0));
        only.stop(() -> {});
        torrent.numbers(new Numbers(3, 1_000, 1));
        trackers.on("a", peers());
        trackers.last().done().accept(peers(PEER));
        loop.run();
        assertThat(trackers.log).containsExactly("a started 1000", "a stopped 0");
    }

    @Test
    void oneSourceThatIsStoppedAndStartedCountsNothingTwice() {
        trackers.on("a", peers(PEER));
        PeerSource only = run();
        torrent.numbers(new Numbers(1, 10, 990));
        only.start();
        loop.run();
        only.stop(() -> {});
        loop.run();
        torrent.numbers(new Numbers(2, 20, 980));
        only.start();
        loop.run();
        assertThat(told().get(2)).isEqualTo(new Numbers(2, 20, 980));
    }

    @Test
    void completionIsToldOnceHoweverOftenItIsPaused() {
        trackers.on("a", peers(PEER));
        for (int i = 0; i < 3; i++) {
            torrent.numbers(new Numbers(0, 0, 1_000));
            PeerSource again = run();
            again.start();
            loop.run();
            torrent.numbers(new Numbers(0, 1_000, 0));
            again.completed();
            again.completed();
            loop.run();
            again.stop(() -> {});
            loop.run();
        }
        assertThat(trackers.log).filteredOn(line -> line.contains("completed")).hasSize(1);
        assertThat(trackers.log).filteredOn(line -> line.contains("started")).hasSize(3);
        assertThat(trackers.log).filteredOn(line -> line.contains("stopped")).hasSize(3);
    }

    @Test
    void anAnnounceThatDoesNotTellTheCountsIsFollowedByAScrape() {
        trackers.on("a", new Answered(reply(SwarmCounts.UNKNOWN)));
        trackers.counts("a", SWARM);
        PeerSource source = run();
        source.start();
        loop.run(Duration.ofSeconds(1));
        assertThat(trackers.scrapes).containsExactly(List.of(Searches.TORRENT));
        TrackerStatus status = source.trackers().get(0);
        assertThat(status.state()).isEqualTo(State.WORKING);
        assertThat(status.seeds()).hasValue(7);
        assertThat(status.leechers()).hasValue(8);
        assertThat(status.downloads()).hasValue(9);

        trackers.on(
                "a",
                new Answered(reply(new SwarmCounts(OptionalLong.of(1), OptionalLong.of(2), OptionalLong.empty()))));
        loop.run(Duration.ofMinutes(32));
        assertThat(trackers.scrapes).as("this one tells").hasSize(1);
        assertThat(source.trackers().get(0).seeds()).hasValue(1);
        assertThat(source.trackers().get(0).downloads()).hasValue(9);
    }

    private static TrackerReply reply(SwarmCounts counts) {
        return new TrackerReply(
                List.of(PEER),
                Optional.of(Duration.ofMinutes(30)),
                Optional.empty(),
                counts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void countsAreToldOfTorrentsThatDoNotRun() {
        trackers.counts("a", SWARM);
        List<List<TrackerStatus>> told = new ArrayList<>();
        sources.scrape(Searches.TORRENT, TIERS, told::add);
        loop.run(Duration.ofSeconds(1));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).stream().map(status -> status.state() + " " + status.seeds()))
                .containsExactly(
                        "IDLE OptionalLong[7]",
                        "IDLE OptionalLong.empty",
                        "BAD_URL OptionalLong.empty",
                        "IDLE OptionalLong.empty");
        assertThat(trackers.log).as("nobody was announced to").isEmpty();
        sources.scrape(Searches.TORRENT, List.of(), told::add);
        assertThat(told.get(1)).isEmpty();
    }

    @Test
    void aTrackerThatDoesNotTellIsNotWaitedForLong() {
        trackers.counts("a", SWARM);
        trackers.mute("b");
        List<List<TrackerStatus>> told = new ArrayList<>();
        sources.scrape(Searches.TORRENT, List.of(List.of("http://a/announce", "http://b/announce")), told::add);
        loop.run(Duration.ofSeconds(9));
        assertThat(told).isEmpty();
        loop.run(Duration.ofSeconds(30));
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .extracting(TrackerStatus::seeds)
                .containsExactly(OptionalLong.of(7), OptionalLong.empty());
        assertThat(loop.pending()).isZero();
    }

    @Test
    void oneRequestAsksForManyTorrents() {
        trackers.counts("a", SWARM);
        List<List<TrackerStatus>> told = new ArrayList<>();
        IntStream.range(0, 120)
                .mapToObj(i -> InfoHash.fromHex(String.format(Locale.ROOT, "%040x", i + 1)))
                .forEach(hash -> sources.scrape(hash, List.of(List.of("http://a/announce")), told::add));
        loop.run(Duration.ofSeconds(1));
        assertThat(trackers.scrapes).extracting(List::size).containsExactly(50, 50, 20);
        assertThat(told).hasSize(120).allMatch(all -> all.get(0).seeds().equals(SWARM.seeds()));
    }
}
