package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/** Gathers for a moment what torrents want to know of a tracker, and asks once for many (BEP 48). Loop thread. */
final class Scrapes {
    private static final Duration TO_GATHER = Duration.ofMillis(250);

    /** BEP 15 allows about 74; an HTTP request stays below 4 KiB. */
    private static final int MOST_AT_ONCE = 50;

    private record Place(TrackerClient client, URI tracker) {}

    /** Those who want to know, by torrent. */
    private static final class Batch extends LinkedHashMap<InfoHash, List<Consumer<Optional<SwarmCounts>>>> {
        private static final long serialVersionUID = 1L;
    }

    private final EventLoop loop;
    private final Map<Place, Batch> gathering = new HashMap<>();

    Scrapes(EventLoop loop) {
        this.loop = loop;
    }

    /** @param done gets the counts soon, or nothing if the tracker does not tell */
    void scrape(TrackerClient client, URI tracker, InfoHash torrent, Consumer<Optional<SwarmCounts>> done) {
        Place place = new Place(client, tracker);
        Batch batch = gathering.get(place);
        if (batch == null) {
            batch = new Batch();
            gathering.put(place, batch);
            loop.schedule(TO_GATHER.toNanos(), () -> ask(place));
        }
        batch.computeIfAbsent(torrent, key -> new ArrayList<>()).add(done);
    }

    private void ask(Place place) {
        Batch batch = gathering.remove(place);
        if (batch == null) {
            throw new IllegalStateException("each is asked once");
        }
        List<InfoHash> torrents = List.copyOf(batch.keySet());
        for (int from = 0; from < torrents.size(); from += MOST_AT_ONCE) {
            List<InfoHash> some = torrents.subList(from, Math.min(torrents.size(), from + MOST_AT_ONCE));
            place.client().scrape(place.tracker(), some, counts -> tell(batch, some, counts));
        }
    }

    private static void tell(Batch batch, List<InfoHash> torrents, Map<InfoHash, SwarmCounts> counts) {
        for (InfoHash torrent : torrents) {
            Optional<SwarmCounts> told = Optional.ofNullable(counts.get(torrent));
            batch.getOrDefault(torrent, List.of()).forEach(done -> done.accept(told));
        }
    }
}
