package org.starling.engine.discovery.tracker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.InfoHash;

/** Trackers that answer as told, or when told, and note every announce as "host event left". */
final class FakeTrackers implements TrackerClient {
    record Call(String host, AnnounceQuery query, Consumer<TrackerOutcome> done) {}

    final List<String> log = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<List<InfoHash>> scrapes = new ArrayList<>();
    private final ManualLoop loop;
    private final Map<String, SwarmCounts> counts = new HashMap<>();
    private final Set<String> mute = new HashSet<>();
    private final Map<String, TrackerOutcome> outcomes = new HashMap<>();

    FakeTrackers(ManualLoop loop) {
        this.loop = loop;
    }

    /** From now on this tracker answers at once; without an outcome it stays silent. */
    FakeTrackers on(String host, TrackerOutcome outcome) {
        outcomes.put(host, outcome);
        return this;
    }

    void silent(String host) {
        outcomes.remove(host);
    }

    @Override
    public void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done) {
        String host = tracker.getHost();
        log.add((host + " " + query.event().parameter() + " " + query.numbers().left()).replace("  ", " "));
        calls.add(new Call(host, query, done));
        TrackerOutcome outcome = outcomes.get(host);
        if (outcome != null) {
            loop.execute(() -> done.accept(outcome));
        }
    }

    /** From now on this tracker tells these counts of every torrent. */
    void counts(String host, SwarmCounts swarm) {
        counts.put(host, swarm);
    }

    /** From now on this tracker does not answer scrapes. */
    void mute(String host) {
        mute.add(host);
    }

    @Override
    public void scrape(URI tracker, List<InfoHash> torrents, Consumer<Map<InfoHash, SwarmCounts>> done) {
        scrapes.add(torrents);
        if (mute.contains(tracker.getHost())) {
            return;
        }
        SwarmCounts swarm = counts.get(tracker.getHost());
        Map<InfoHash, SwarmCounts> told = new HashMap<>();
        if (swarm != null) {
            torrents.forEach(torrent -> told.put(torrent, swarm));
        }
        loop.execute(() -> done.accept(told));
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    List<String> takeLog() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    static TrackerOutcome peers(InetSocketAddress... peers) {
        return answer(Duration.ofMinutes(30), Optional.empty(), peers);
    }

    static Answered answer(Duration interval, Optional<Duration> min, InetSocketAddress... peers) {
        return new Answered(new TrackerReply(
                List.of(peers),
                Optional.of(interval),
                min,
                new SwarmCounts(OptionalLong.of(2), OptionalLong.of(3), OptionalLong.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    static TrackerOutcome dead() {
        return Failed.of(State.UNREACHABLE);
    }
}
