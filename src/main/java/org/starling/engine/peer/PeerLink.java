package org.starling.engine.peer;

import org.starling.engine.session.Connection;
import org.starling.engine.session.ConnectionListener;

/** A handshaken connection that waits for its session: nothing is read before it is started. */
public interface PeerLink extends Connection {

    /** Begins to read; everything that arrives goes to the listener. Call once, on the loop thread. */
    void start(ConnectionListener listener);
}
