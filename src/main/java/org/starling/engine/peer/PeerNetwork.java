package org.starling.engine.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.starling.net.ConnectCallback;

/** How the peer layer opens connections: the gate's way, or the simulator's. */
@FunctionalInterface
public interface PeerNetwork {

    /** Connects within the time; the callback runs on the loop, never within this call. */
    void connect(InetSocketAddress peer, Duration timeout, ConnectCallback callback);
}
