package org.starling.engine.session;

import java.net.InetSocketAddress;

/** The DHT node beside the sessions, which peers tell each other of (BEP 5, the message Port). Loop thread. */
public interface NodeExchange {

    /** Where our node listens, by UDP; 0 if it does not. */
    int port();

    /** A peer says that its node listens there. */
    void heard(InetSocketAddress node);
}
