package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.starling.wire.InfoHash;

/** Asks trackers of one kind. Called on the loop; must not block it. */
public interface TrackerClient {

    /** Makes one announce; {@code done} gets the outcome on the loop exactly once, within a minute or so. */
    void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done);

    /**
     * Asks for the counts of several swarms (BEP 48).
     *
     * @param torrents few enough for one request
     * @param done gets those that the tracker told, on the loop exactly once
     */
    void scrape(URI tracker, List<InfoHash> torrents, Consumer<Map<InfoHash, SwarmCounts>> done);
}
