package org.starling.net;

import java.net.InetSocketAddress;

/** A port that connections are accepted on, until it is closed. Safe for any thread. */
public interface Listener extends AutoCloseable {

    /** The address it is bound to; the port is a real one even if 0 was asked for. */
    InetSocketAddress address();

    /** Stops accepting; accepted streams stay. */
    @Override
    void close();
}
