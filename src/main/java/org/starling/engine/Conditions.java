package org.starling.engine;

import java.util.List;

/**
 * Everything about a running torrent that may explain its rate, at one moment; immutable.
 *
 * @param addresses peers that we know of, connected ones included
 * @param dialling of these, those that we are connecting to
 * @param unreachable of these, those that did not answer the last time
 * @param maxPeers connections that the torrent may have
 * @param downLimit bytes a second that cannot be exceeded, by the torrent's own limit or that of all; 0 for none
 * @param upLimit likewise
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
        long downLimit,
        long upLimit,
        double diskWait) {

    public Conditions {
        peers = List.copyOf(peers);
        trackers = List.copyOf(trackers);
    }
}
