package org.starling.net;

/**
 * Where the swarm router delivers connections for the overlay swarm (all-zero infohash), and those by which its members
 * show that they can reach us. Runs on the loop thread.
 */
@FunctionalInterface
public interface OverlayAcceptor {

    /** Takes over the link; must set a handler on its stream or close it. */
    void accept(RawLink link);

    /** Answers as for any unknown torrent: the stream is closed without a word. */
    OverlayAcceptor CLOSED = link -> link.stream().close("overlay is off");
}
