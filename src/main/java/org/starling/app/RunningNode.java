package org.starling.app;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.starling.app.cli.Backend;
import org.starling.app.command.DhtRow;
import org.starling.app.command.LimitKeeper;
import org.starling.app.command.TorrentFetcher;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.stream.Streams;
import org.starling.engine.Metainfo;
import org.starling.engine.PortTest;
import org.starling.library.Library;
import org.starling.settings.LiveSettings;
import org.starling.wire.Magnet;

/** What runs on one state folder. */
record RunningNode(
        EngineNode engine,
        Library library,
        TorrentFetcher fetcher,
        LimitKeeper limits,
        LiveSettings settings,
        MagnetPreview previews,
        OverlayControl overlay,
        Streams streams)
        implements Backend.Node {

    @Override
    public InetSocketAddress listening() {
        return engine.listening();
    }

    @Override
    public CompletableFuture<Metainfo> preview(Magnet magnet) {
        return previews.fetch(magnet);
    }

    @Override
    public Optional<DhtRow> dht() {
        return engine.dhtStatus().map(DhtRow::of);
    }

    @Override
    public CompletableFuture<PortTest> testPort() {
        return engine.testPort();
    }

    /** The library before the engine: it stops its torrents in an orderly way and saves what they say. */
    @Override
    public void close() {
        try (engine) {
            streams.close();
            overlay.close();
            library.close();
        }
    }
}
