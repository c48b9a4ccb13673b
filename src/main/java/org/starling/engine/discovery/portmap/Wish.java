package org.starling.engine.discovery.portmap;

import java.time.Duration;

/**
 * What a router is asked for.
 *
 * @param port where we listen
 * @param external the port on the outside that we would like best
 * @param lifetime zero takes the mapping away
 */
record Wish(Transport transport, int port, int external, Duration lifetime) {

    Wish removal() {
        return new Wish(transport, port, external, Duration.ZERO);
    }
}
