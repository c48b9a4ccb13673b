package org.starling.engine.peer;

import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/** What the peer layer needs to know of the running torrents. Loop thread. */
public interface Swarms {

    /** Whether a connection for this torrent would be taken now: it runs, and its limits allow one more. */
    boolean accepts(InfoHash torrent);

    /** Our side of the handshake for this torrent. */
    HandshakeBytes handshake(InfoHash torrent);

    /**
     * A peer is handshaken, incoming or dialled by us. It does not read until it is started by whoever gets it, or
     * closed. The way into its session leads through the engine's connection bindings, so this may take other
     * threads.
     */
    void arrived(InfoHash torrent, PeerLink peer);
}
