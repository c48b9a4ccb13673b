package org.starling.engine;

import java.util.List;

/**
 * Everything about a running torrent that may explain its rate, at one moment; immutable.
 *
 * @param addresses peers that we know of, connected ones included
 * @param dialling of these, those that we are connecting to
 * @param unreachable of these, those that did not answer the last time
 * @param maxPeers connections that the torrent may have
 * @param diskWait part of the last seconds in which the download had to wait for the disk, 0 to 1
 */
public record Conditions(
        TorrentSnapshot torrent,
        List<PeerSnapshot> peers,
        List<TrackerSnapshot> trackers,
        int addresses,
        int dialling,
        int unreachable,
        int maxPeers,
        double diskWait) {

    public Conditions {
        peers = List.copyOf(peers);
        trackers = List.copyOf(trackers);
    }

    public Conditions withTrackers(List<TrackerSnapshot> known) {
        return new Conditions(torrent, peers, known, addresses, dialling, unreachable, maxPeers, diskWait);
    }
}
