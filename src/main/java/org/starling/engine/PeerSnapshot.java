package org.starling.engine;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;

/**
 * A connected peer at one moment; immutable.
 *
 * @param client name and version as it gives them, fit to be shown; may be empty
 * @param downRate payload bytes a second that it sends us, smoothed
 * @param upRate payload bytes a second that it gets from us, smoothed
 * @param downloaded payload bytes that it sent us over this connection
 * @param uploaded payload bytes that it got from us over this connection
 * @param progress what it has of the torrent, 0 to 1
 * @param asked requests that it has not answered yet
 * @param owed requests of its that we have not answered yet
 */
public record PeerSnapshot(
        InetSocketAddress address,
        String client,
        PeerOrigin origin,
        boolean encrypted,
        Set<PeerFlag> flags,
        long downRate,
        long upRate,
        long downloaded,
        long uploaded,
        double progress,
        int asked,
        int owed,
        long connectedSeconds) {

    public PeerSnapshot {
        flags = flags.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(flags));
    }

    public boolean is(PeerFlag flag) {
        return flags.contains(flag);
    }

    /** It connected to us, not we to it. */
    public boolean incoming() {
        return origin == PeerOrigin.INCOMING;
    }
}
