package org.starling.engine.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.starling.net.Stream;

/** How the peer layer opens connections. Loop thread. */
@FunctionalInterface
public interface PeerNetwork {

    /** Connects within the time; exactly one of the callback's methods runs, on the loop, never within this call. */
    void connect(InetSocketAddress peer, Duration timeout, Result result);

    /** What became of it. */
    interface Result {
        /** The stream is the caller's: it must set a handler or close it. */
        void connected(Stream stream);

        void failed(IOException cause);
    }
}
