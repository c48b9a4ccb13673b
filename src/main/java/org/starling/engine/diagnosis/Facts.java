package org.starling.engine.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TrackerSnapshot;

/**
 * What a diagnosis stands on: numbers only, so that it can be tried with tables.
 *
 * @param paused by the user
 * @param phase empty if it does not run
 */
public record Facts(
        boolean paused, Optional<TorrentPhase> phase, Progress progress, Swarm swarm, Search search, Line line) {

    /**
     * How far it is. Bytes, bytes a second, seconds.
     *
     * @param seconds since it was started
     * @param diskWait part of the last seconds in which it waited for the disk
     * @param wasted thrown away of what was downloaded in this run
     */
    public record Progress(
            long wanted,
            long verified,
            long seconds,
            long downRate,
            long upRate,
            long downloaded,
            long wasted,
            long hashFailures,
            double diskWait) {

        /** Chosen bytes that are missing. */
        public long left() {
            return wanted - verified;
        }
    }

    /**
     * Who is connected.
     *
     * @param offering peers that have something that we lack
     * @param choking of these, those that refuse our requests
     * @param offeringSeeds seeds among those that offer
     * @param silent of those that accept our requests, those that have stopped answering
     * @param sending peers from which something comes
     * @param fastest rate of the fastest of these
     * @param wanting peers that want something of us
     * @param getting peers to which something goes
     * @param unavailable missing pieces that nobody connected has
     * @param copies of the torrent among us and the connected peers
     */
    public record Swarm(
            int peers,
            int seeds,
            int offering,
            int choking,
            int offeringSeeds,
            int silent,
            int sending,
            long fastest,
            int wanting,
            int getting,
            int unavailable,
            double copies) {
        public static final Swarm NONE = new Swarm(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * How peers are found.
     *
     * @param addresses known, connected ones included
     * @param unreachable of these, those that did not answer the last time
     */
    public record Search(
            List<TrackerSnapshot> trackers, boolean isPrivate, int addresses, int dialling, int unreachable) {

        public Search {
            trackers = List.copyOf(trackers);
        }
    }

    /**
     * What the line and the settings allow.
     *
     * @param reachable somebody from outside has connected to us, or the router has opened our port
     * @param closedPort our port, if the router was asked to open it in vain
     * @param encryptedOnly connections in plain are not allowed
     * @param downLimit bytes a second, if the user set one that counts for this torrent; so is upLimit
     */
    public record Line(
            int maxPeers,
            int connections,
            int maxConnections,
            boolean reachable,
            OptionalInt closedPort,
            boolean encryptedOnly,
            Optional<Long> downLimit,
            Optional<Long> upLimit) {}
}
