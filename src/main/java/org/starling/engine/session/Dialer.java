package org.starling.engine.session;

import java.net.InetSocketAddress;
import org.starling.wire.InfoHash;

/** Opens connections for a session. A success does not come back here: the connection arrives as every other does. */
@FunctionalInterface
public interface Dialer {

    /**
     * Starts to connect, with the real time-outs and the encryption fallback; {@code failed} runs on the loop
     * if it came to nothing.
     */
    void dial(InetSocketAddress peer, InfoHash torrent, Runnable failed);
}
