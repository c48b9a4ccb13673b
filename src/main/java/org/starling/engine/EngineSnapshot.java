package org.starling.engine;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The engine as a whole at one moment; immutable.
 *
 * @param connections to peers, of all torrents
 * @param reached somebody from the Internet has connected to us in this run
 * @param port where it listens
 * @param mapping how it stands with that port on the router
 * @param outside our address as others see it, if several agree; IPv4 if there is one
 * @param test the last test of the port
 */
public record EngineSnapshot(
        int connections,
        int maxConnections,
        boolean reached,
        Encryption encryption,
        int port,
        PortMappingStatus mapping,
        Optional<InetAddress> outside,
        PortTest test) {

    /** Before anything is known of the outside. */
    public EngineSnapshot(
            int connections,
            int maxConnections,
            boolean reached,
            Encryption encryption,
            int port,
            PortMappingStatus mapping) {
        this(connections, maxConnections, reached, encryption, port, mapping, Optional.empty(), PortTest.NEVER);
    }

    public EngineSnapshot with(PortMappingStatus now) {
        return new EngineSnapshot(connections, maxConnections, reached, encryption, port, now, outside, test);
    }
}
