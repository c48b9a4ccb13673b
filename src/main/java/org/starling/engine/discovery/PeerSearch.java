package org.starling.engine.discovery;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.starling.wire.HostPort;
import org.starling.wire.InfoHash;

/**
 * What sources need to know to find peers for one torrent. Both consumers are called on the loop.
 *
 * @param trackers tiers of URLs, unchecked (BEP 12)
 * @param nodes of the DHT that the torrent names, unchecked (BEP 5)
 * @param isPrivate only trackers may be asked (BEP 27); false while a magnet does not know yet
 * @param found takes addresses that may be dialled: no port 0, no multicast; they may repeat
 * @param message takes what a tracker wants the user to read, fit to be shown
 */
public record PeerSearch(
        InfoHash torrent,
        List<List<String>> trackers,
        List<HostPort> nodes,
        boolean isPrivate,
        Announcement announcement,
        Consumer<Collection<InetSocketAddress>> found,
        Consumer<String> message) {

    public PeerSearch {
        trackers = trackers.stream().map(List::copyOf).toList();
        nodes = List.copyOf(nodes);
    }
}
