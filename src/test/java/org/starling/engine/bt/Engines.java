package org.starling.engine.bt;

import com.google.inject.Module;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;

/** Engines on loopback with ports that the system chooses. */
final class Engines {

    static final TorrentListener NOBODY = new TorrentListener() {};

    private Engines() {}

    static EngineConfig config(Path folder) {
        return EngineConfig.onLoopback(folder.resolve("resume"), 16 << 20, 32, 100);
    }

    static BtEngine start(Path folder) throws IOException {
        return BtEngine.start(config(folder), EngineParts.plain());
    }

    static BtEngine start(Path folder, UnaryOperator<Module> bindings) throws IOException {
        return new BtEngine(config(folder), EngineParts.plain(), bindings);
    }

    static EngineTorrent start(BtEngine engine, Metainfo metainfo, Path folder) {
        return engine.start(new TorrentSource.Known(metainfo), TorrentSettings.in(folder), NOBODY);
    }

    static EngineTorrent magnet(BtEngine engine, Metainfo metainfo, Path folder, InetSocketAddress... peers) {
        TorrentSource source =
                new TorrentSource.ByHash(metainfo.infoHash(), Optional.empty(), List.of(), List.of(peers));
        return engine.start(source, TorrentSettings.in(folder), NOBODY);
    }

    static void awaitSeeding(EngineTorrent torrent) throws InterruptedException {
        Until.holds(
                "it seeds, but it is " + torrent.snapshot(),
                () -> torrent.snapshot().phase() instanceof TorrentPhase.Seeding);
    }

    static void stop(EngineTorrent torrent) throws Exception {
        torrent.stop().get(20, TimeUnit.SECONDS);
    }
}
