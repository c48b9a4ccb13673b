package org.starling.app.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.starling.app.command.DhtRow;
import org.starling.app.command.LimitKeeper;
import org.starling.app.command.TorrentFetcher;
import org.starling.app.demo.DemoPeer;
import org.starling.app.instance.StateFolder;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.stream.Streams;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.PortTest;
import org.starling.library.Library;
import org.starling.settings.LiveSettings;
import org.starling.wire.Bitfield;
import org.starling.wire.Magnet;

/** The program behind the command line, constructed when it is needed and not before. */
public interface Backend {

    MetainfoService metainfo();

    /** For web addresses in commands that need no instance. */
    TorrentFetcher fetcher();

    /**
     * Hashes the data that lies in the folder, changes nothing there. Blocks; progress from 0 to 1.
     *
     * @param state has room for what is needed meanwhile
     */
    Bitfield check(Metainfo torrent, Path folder, StateFolder state, DoubleConsumer progress)
            throws IOException, InterruptedException;

    /** Starts engine and library on a state folder whose lock the caller holds. */
    Node start(StateFolder state, EngineChoices choices) throws IOException;

    /** An engine alone, which asks trackers and nobody else for peers. */
    Engine trackerEngine(EngineConfig config) throws IOException;

    /** Prepares for a window meanwhile; whether there can be one is said when it is opened. */
    void expectWindow();

    /**
     * Opens the window on what runs; returns when it is there.
     *
     * @throws UnsupportedOperationException or another unchecked exception of the toolkit if there is no screen
     */
    Window window(Node node, StateFolder state) throws InterruptedException;

    /** An engine with the overlay on, for the demonstration. */
    DemoPeer demoPeer(EngineConfig config, Path folder) throws IOException;

    /** An engine with its library. */
    interface Node extends AutoCloseable {
        Library library();

        TorrentFetcher fetcher();

        LimitKeeper limits();

        /** Fetches a magnet's files from peers and nothing else; cancelling gives up. */
        CompletableFuture<Metainfo> preview(Magnet magnet);

        LiveSettings settings();

        InetSocketAddress listening();

        OverlayControl overlay();

        /** Files for players. */
        Streams streams();

        /** How it stands with the DHT; empty if it is off. */
        Optional<DhtRow> dht();

        /** Whether calls for our port come in; half a minute at most. */
        CompletableFuture<PortTest> testPort();

        /** Saves and ends everything; bounded in time. */
        @Override
        void close();
    }
}
