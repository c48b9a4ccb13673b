package org.starling.endurance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.starling.engine.Encryption;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.bt.BtEngine;
import org.starling.engine.bt.EngineParts;
import org.starling.rig.Host;

/**
 * A process with an engine that takes more connections than the command line would, seeds one torrent, and says all the
 * time what it costs: {@code CrowdHost FOLDER TORRENT}.
 */
final class CrowdHost {
    private static final int CONNECTIONS = 3_000;
    private static final long PAUSE_NANOS = 200_000_000;

    private CrowdHost() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        EngineConfig usual = EngineConfig.defaults(folder.resolve("resume"));
        EngineConfig config = new EngineConfig(
                usual.resumeFolder(),
                0,
                Optional.of(Host.address()),
                Encryption.PREFER,
                false,
                false,
                false,
                usual.memoryBytes(),
                usual.maxOpenFiles(),
                CONNECTIONS,
                CONNECTIONS);
        BtEngine engine = BtEngine.start(config, EngineParts.plain());
        Metainfo metainfo = engine.metainfo().parse(Files.readAllBytes(Path.of(args[1])));
        EngineTorrent torrent =
                engine.start(new TorrentSource.Known(metainfo), TorrentSettings.in(folder), new TorrentListener() {});
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        while (true) {
            System.gc();
            out.printf(
                    "phase=%s port=%d peers=%d bytes=%d threads=%d;%n",
                    torrent.snapshot().phase().getClass().getSimpleName(),
                    engine.listening().getPort(),
                    torrent.snapshot().peers(),
                    bytes(),
                    Thread.activeCount());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Live heap and memory outside of it. */
    private static long bytes() {
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
