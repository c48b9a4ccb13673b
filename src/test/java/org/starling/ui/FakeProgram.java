package org.starling.ui;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.starling.app.FakeBackend;
import org.starling.app.FakeLibrary;
import org.starling.app.SampleTorrents;
import org.starling.engine.EngineLimits;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.PortTest;
import org.starling.library.Library;
import org.starling.library.TorrentInput;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.ui.program.Countries;
import org.starling.ui.program.CountryState;
import org.starling.ui.program.CountryState.Kind;
import org.starling.ui.program.Memory;
import org.starling.ui.program.NetworkState;
import org.starling.ui.program.Player;
import org.starling.ui.program.Program;
import org.starling.ui.program.RateLimits;
import org.starling.ui.program.TorrentReader;
import org.starling.ui.program.UnreadableException;
import org.starling.ui.program.overlay.OverlayAccess;
import org.starling.wire.Magnet;
import org.starling.wire.MagnetException;

/** A program without an engine: the list is in memory, torrents are what the test says. */
public final class FakeProgram implements Program {
    public final FakeLibrary library = new FakeLibrary();
    public final FakeOverlay overlay = new FakeOverlay();
    public final Map<String, String> remembered = new ConcurrentHashMap<>();

    /** What a magnet turns out to be, when the test lets it. */
    public final CompletableFuture<Metainfo> preview = new CompletableFuture<>();

    /** What any .torrent file turns out to be. */
    public final AtomicReference<Metainfo> parsed = new AtomicReference<>(SampleTorrents.film());

    /** What was to be played, the file after the torrent's first digits. */
    public final List<String> played = new CopyOnWriteArrayList<>();

    private volatile LiveSettings settings = new LiveSettings(Settings.USUAL, saved -> {});

    private volatile EngineLimits limits = EngineLimits.USUAL;

    @Override
    public Library library() {
        return library;
    }

    @Override
    public MetainfoService metainfo() {
        MetainfoService usual = new FakeBackend().metainfo();
        return new MetainfoService() {
            @Override
            public Metainfo parse(byte[] torrent) throws org.starling.engine.MetainfoException {
                usual.parse(torrent);
                return parsed.get();
            }

            @Override
            public Metainfo parseInfo(byte[] info) throws org.starling.engine.MetainfoException {
                return usual.parseInfo(info);
            }

            @Override
            public byte[] create(CreateRequest request, java.util.function.DoubleConsumer progress)
                    throws java.io.IOException, InterruptedException {
                return usual.create(request, progress);
            }
        };
    }

    @Override
    public TorrentReader reader() {
        return new TorrentReader() {
            @Override
            public CompletableFuture<TorrentInput> read(String source) {
                try {
                    if (source.startsWith("magnet:")) {
                        return CompletableFuture.completedFuture(new TorrentInput.Link(Magnet.parse(source)));
                    } else if (source.startsWith("missing")) {
                        return CompletableFuture.failedFuture(
                                new UnreadableException("There is no file missing.torrent.", new RuntimeException()));
                    }
                    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
                    return CompletableFuture.completedFuture(new TorrentInput.File(bytes));
                } catch (MagnetException malformed) {
                    return CompletableFuture.failedFuture(malformed);
                }
            }

            @Override
            public CompletableFuture<Metainfo> preview(Magnet magnet) {
                return preview;
            }

            @Override
            public java.util.List<java.net.InetSocketAddress> peers(Magnet magnet) {
                return java.util.List.of();
            }

            @Override
            public byte[] torrentFile(Metainfo metainfo) {
                return "made".getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    @Override
    public RateLimits limits() {
        return new RateLimits() {
            @Override
            public EngineLimits get() {
                return limits;
            }

            @Override
            public void set(EngineLimits now) {
                limits = now;
            }
        };
    }

    /** What was loaded instead. */
    public void settings(LiveSettings loaded) {
        settings = loaded;
    }

    @Override
    public LiveSettings settings() {
        return settings;
    }

    @Override
    public NetworkState network() {
        return new NetworkState() {
            @Override
            public OptionalInt dhtNodes() {
                return OptionalInt.of(312);
            }

            @Override
            public CompletableFuture<PortTest> testPort() {
                library.tested(tested.get());
                return CompletableFuture.completedFuture(tested.get());
            }
        };
    }

    @Override
    public OverlayAccess overlay() {
        return overlay;
    }

    @Override
    public Player player() {
        return (torrent, file) -> {
            String what = torrent.hex().substring(0, 4) + (file.isPresent() ? "-" + file.getAsInt() : "");
            played.add(what);
            return CompletableFuture.completedFuture(Path.of("/play", what + ".m3u8"));
        };
    }

    /** What a test of the port shows. */
    public final AtomicReference<PortTest> tested = new AtomicReference<>(PortTest.NEVER);

    /** Countries of addresses, and what a file is. */
    public final Map<InetAddress, String> countries = new ConcurrentHashMap<>();

    public final AtomicReference<CountryState> countryState = new AtomicReference<>(CountryState.of(Kind.OFF));

    @Override
    public Countries countries() {
        return new Countries() {
            @Override
            public Optional<String> code(InetAddress address) {
                return Optional.ofNullable(countries.get(address));
            }

            @Override
            public CompletableFuture<CountryState> check(String path) {
                return CompletableFuture.completedFuture(
                        path.isEmpty() ? CountryState.of(Kind.OFF) : countryState.get());
            }
        };
    }

    @Override
    public Memory memory() {
        return new Memory() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(remembered.get(key));
            }

            @Override
            public void put(String key, String value) {
                remembered.put(key, value);
            }
        };
    }

    @Override
    public Path logs() {
        return Path.of("log");
    }
}
