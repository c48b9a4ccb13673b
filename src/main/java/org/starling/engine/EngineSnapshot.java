package org.starling.engine;

/**
 * The engine as a whole at one moment; immutable.
 *
 * @param connections to peers, of all torrents
 * @param reached somebody from outside of this machine and its network has connected to us in this run
 */
public record EngineSnapshot(int connections, int maxConnections, boolean reached, Encryption encryption) {}
