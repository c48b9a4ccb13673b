package org.starling.engine;

/**
 * The engine as a whole at one moment; immutable.
 *
 * @param connections to peers, of all torrents
 * @param reached somebody from outside of this machine and its network has connected to us in this run
 * @param port where it listens
 * @param mapping how it stands with that port on the router
 */
public record EngineSnapshot(
        int connections,
        int maxConnections,
        boolean reached,
        Encryption encryption,
        int port,
        PortMappingStatus mapping) {

    public EngineSnapshot with(PortMappingStatus now) {
        return new EngineSnapshot(connections, maxConnections, reached, encryption, port, now);
    }
}
