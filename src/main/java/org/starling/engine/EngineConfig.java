package org.starling.engine;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How one engine is set up.
 *
 * @param resumeFolder where the engine keeps what it knows of verified pieces, one small file a torrent
 * @param port to listen on, TCP; 0 lets the system choose
 * @param bind the only address to use for everything, if given; all interfaces, IPv4 and IPv6, otherwise
 * @param portMapping ask the router to open the port
 * @param memoryBytes budget for blocks that wait for their piece
 * @param maxOpenFiles cap on files held open
 */
public record EngineConfig(
        Path resumeFolder,
        int port,
        Optional<InetAddress> bind,
        Encryption encryption,
        boolean pex,
        boolean lsd,
        boolean portMapping,
        long memoryBytes,
        int maxOpenFiles,
        int maxConnections,
        int maxConnectionsPerTorrent) {

    public static EngineConfig defaults(Path resumeFolder) {
        return new EngineConfig(
                resumeFolder, 6881, Optional.empty(), Encryption.PREFER, true, true, true, 96L << 20, 256, 500, 100);
    }

    /** Meets only whom it is told of, on this machine, and listens on a port that the system chooses. */
    public static EngineConfig onLoopback(Path resumeFolder, long memoryBytes, int maxOpenFiles, int maxConnections) {
        return new EngineConfig(
                resumeFolder,
                0,
                Optional.of(InetAddress.getLoopbackAddress()),
                Encryption.PREFER,
                false,
                false,
                false,
                memoryBytes,
                maxOpenFiles,
                maxConnections,
                maxConnections);
    }
}
