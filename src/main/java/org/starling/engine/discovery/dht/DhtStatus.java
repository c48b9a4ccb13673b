package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.NodeId;

/**
 * How it stands with the DHT. Immutable.
 *
 * @param torrents that run and look for peers here
 * @param lookups that run, and those that have ended since the start
 * @param traffic of the last seconds
 * @param kept peers that others announced to us
 */
public record DhtStatus(List<FamilyStatus> families, int torrents, Lookups lookups, Traffic traffic, Kept kept) {

    public DhtStatus {
        families = List.copyOf(families);
    }

    /**
     * One of the two networks (BEP 32).
     *
     * @param good nodes heard of within a quarter of an hour, of all {@code nodes} in the table
     * @param external our address as most nodes see it
     */
    public record FamilyStatus(Family family, NodeId id, int good, int nodes, Optional<InetAddress> external) {}

    public record Lookups(int running, long ended) {}

    /** Bytes a second, and questions that were left unanswered because there were too many. */
    public record Traffic(long in, long out, long refused) {}

    public record Kept(int torrents, int peers) {}
}
