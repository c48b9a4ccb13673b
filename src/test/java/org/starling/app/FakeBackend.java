package org.starling.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.starling.app.cli.Backend;
import org.starling.app.cli.EngineChoices;
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
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.PortTest;
import org.starling.library.Library;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.wire.Bitfield;

/** A program without network and disk: any file is the sample torrent, unless it says {@code bad}. */
public class FakeBackend implements Backend {
    public final FakeLibrary library = new FakeLibrary();
    public final FakeLimits limits = new FakeLimits();
    public final Streams streams = new Streams(library);
    public final LiveSettings settings = new LiveSettings(Settings.USUAL, saved -> {});
    private volatile Optional<EngineChoices> started = Optional.empty();
    private volatile Optional<DhtRow> dht = Optional.empty();
    private volatile int goodPieces = Integer.MAX_VALUE;

    /** What {@link #check} finds right. */
    public void goodPieces(int count) {
        goodPieces = count;
    }

    public Optional<EngineChoices> started() {
        return started;
    }

    /** What the DHT looks like; off where empty. */
    public void dht(Optional<DhtRow> row) {
        dht = row;
    }

    public Optional<DhtRow> dhtRow() {
        return dht;
    }

    @Override
    public MetainfoService metainfo() {
        return new MetainfoService() {
            @Override
            public Metainfo parse(byte[] torrent) throws MetainfoException {
                if (new String(torrent, java.nio.charset.StandardCharsets.UTF_8).startsWith("bad")) {
                    throw new MetainfoException(MetainfoException.Reason.V2_ONLY, "bad");
                }
                return SampleTorrents.film();
            }

            @Override
            public Metainfo parseInfo(byte[] info) {
                return SampleTorrents.film();
            }

            @Override
            public byte[] create(CreateRequest request, DoubleConsumer progress) {
                progress.accept(1);
                return new byte[] {'d', 'e'};
            }
        };
    }

    @Override
    public TorrentFetcher fetcher() {
        return (url, max) -> {
            throw new IOException("no network");
        };
    }

    @Override
    public Bitfield check(Metainfo torrent, Path folder, StateFolder state, DoubleConsumer progress) {
        Bitfield have = new Bitfield(torrent.pieces());
        for (int i = 0; i < Math.min(goodPieces, torrent.pieces()); i++) {
            have.set(i);
        }
        return have;
    }

    @Override
    public Engine trackerEngine(EngineConfig config) throws IOException {
        throw new IOException("no engine");
    }

    @Override
    public void expectWindow() {}

    @Override
    public org.starling.app.cli.Window window(Node node, StateFolder state) {
        throw new UnsupportedOperationException("Unable to open DISPLAY");
    }

    @Override
    public DemoPeer demoPeer(EngineConfig config, Path peer) throws IOException {
        throw new IOException("no engine");
    }

    @Override
    public Node start(StateFolder state, EngineChoices choices) throws IOException {
        started = Optional.of(choices);
        return new FakeNode();
    }

    private final class FakeNode implements Node {
        @Override
        public Library library() {
            return library;
        }

        @Override
        public TorrentFetcher fetcher() {
            return FakeBackend.this.fetcher();
        }

        @Override
        public java.util.concurrent.CompletableFuture<Metainfo> preview(org.starling.wire.Magnet magnet) {
            return java.util.concurrent.CompletableFuture.completedFuture(SampleTorrents.film());
        }

        @Override
        public LimitKeeper limits() {
            return limits;
        }

        @Override
        public LiveSettings settings() {
            return settings;
        }

        @Override
        public OverlayControl overlay() {
            OverlayControl control = new OverlayControl(settings, passphrase -> {
                throw new IOException("no network");
            });
            control.follow();
            return control;
        }

        @Override
        public Streams streams() {
            return streams;
        }

        @Override
        public InetSocketAddress listening() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 6881);
        }

        @Override
        public CompletableFuture<PortTest> testPort() {
            PortTest silent =
                    new PortTest(PortTest.Outcome.SILENT, Optional.of(new InetSocketAddress("203.0.113.9", 6881)));
            library.tested(silent);
            return CompletableFuture.completedFuture(silent);
        }

        @Override
        public Optional<DhtRow> dht() {
            return dhtRow();
        }

        @Override
        public void close() {
            streams.close();
            library.close();
        }
    }
}
