package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/**
 * Speaks the protocol of one kind of trackers by one address family at a time (BEP 7): a tracker learns only the
 * address that it is asked from. Called on the loop; must not block it. {@code done} gets the outcome on the loop,
 * exactly once.
 */
public interface FamilyClient {

    /** @param done empty if the tracker has no address of that family; within a minute, of "stopped" within seconds */
    void announce(URI tracker, Family family, AnnounceQuery query, Consumer<Optional<TrackerOutcome>> done);

    /** @param done the counts of those torrents that the tracker knows; empty if it cannot be asked or does not tell */
    void scrape(
            URI tracker, Family family, List<InfoHash> torrents, Consumer<Optional<Map<InfoHash, SwarmCounts>>> done);
}
