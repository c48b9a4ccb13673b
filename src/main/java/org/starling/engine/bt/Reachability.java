package org.starling.engine.bt;

import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.session.Connection;

/**
 * Whether anybody from the Internet has reached our port: the one proof that it is open. Neighbours in the own network,
 * or in the provider's, prove nothing. Written on the loop, read by any thread.
 */
final class Reachability {

    private volatile boolean reached;

    void arrived(Connection connection) {
        if (connection.incoming() && PeerAddresses.isGlobal(connection.remote().getAddress())) {
            reached = true;
        }
    }

    boolean reached() {
        return reached;
    }
}
