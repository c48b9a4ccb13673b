package org.starling.engine.bt.bindings;

import java.net.InetSocketAddress;
import java.util.Collection;
import org.starling.engine.peer.PeerLink;

/** A running torrent as bt's bindings see it. Loop thread. */
public interface LiveTorrent {

    /** Whether its own limit allows one more connection. */
    boolean accepts();

    /** Connections it has now. */
    int connections();

    /** Takes over a handshaken connection: starts or closes it. */
    void arrived(PeerLink link);

    /** Peers that somebody learned of. */
    void candidates(Collection<InetSocketAddress> peers);

    /** Ends it in an orderly way; {@code stopped} runs on the loop when nothing is left of it. */
    void stop(Runnable stopped);
}
