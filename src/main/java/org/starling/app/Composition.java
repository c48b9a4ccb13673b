package org.starling.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ForkJoinPool;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.app.cli.Backend;
import org.starling.app.cli.EngineChoices;
import org.starling.app.cli.Window;
import org.starling.app.command.TorrentFetcher;
import org.starling.app.demo.DemoPeer;
import org.starling.app.instance.StateFolder;
import org.starling.app.overlay.LibraryDiscretion;
import org.starling.app.overlay.LibraryTorrentFiles;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.overlay.OverlayNode;
import org.starling.app.stream.Streams;
import org.starling.app.text.Texts;
import org.starling.app.window.NodeWindow;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.bt.metainfo.StandaloneMetainfo;
import org.starling.engine.discovery.dht.DhtSettings;
import org.starling.library.Library;
import org.starling.library.LibraryPorts;
import org.starling.library.TorrentLibrary;
import org.starling.library.finish.InhibitorProcess;
import org.starling.library.finish.SystemPrograms;
import org.starling.library.space.FreeSpace;
import org.starling.overlay.disclosure.Discretion;
import org.starling.overlay.permid.KeyFileException;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.ui.bridge.Toolkit;
import org.starling.ui.theme.Rehearsal;
import org.starling.wire.Bitfield;

/** Constructs the program by hand, each part when it is first needed. */
final class Composition implements Backend {
    private final Texts texts;
    private @Nullable Toolkit toolkit;

    Composition(Texts texts) {
        this.texts = texts;
    }

    @Override
    public MetainfoService metainfo() {
        return StandaloneMetainfo.create();
    }

    @Override
    public TorrentFetcher fetcher() {
        return new HttpTorrentFetcher(Optional.empty(), texts, userAgent());
    }

    @Override
    public Bitfield check(Metainfo torrent, Path folder, StateFolder state, DoubleConsumer progress)
            throws IOException, InterruptedException {
        state.create();
        return DataCheck.run(
                torrent,
                folder,
                state.path().resolve("verify." + ProcessHandle.current().pid()),
                progress);
    }

    @Override
    public Engine trackerEngine(EngineConfig config) throws IOException {
        return new EngineNode(config, userAgent());
    }

    @Override
    public void expectWindow() {
        toolkit().begin();
    }

    /** Made when it is needed: most commands never load a class of the window. */
    private synchronized Toolkit toolkit() {
        if (toolkit == null) {
            toolkit = new Toolkit(Rehearsal::run);
        }
        return toolkit;
    }

    @Override
    public Window window(Node node, StateFolder state) throws InterruptedException {
        return NodeWindow.open(toolkit(), node, metainfo(), state, texts);
    }

    @Override
    public DemoPeer demoPeer(EngineConfig config, Path folder) throws IOException {
        EngineNode engine = new EngineNode(config, userAgent());
        try {
            OverlayNode.Setting setting = new OverlayNode.Setting(
                    folder, () -> Settings.USUAL, Discretion.SILENT, OverlayNode.FileSource.NONE, client());
            return new DemoPeer(engine, OverlayNode.start(engine.overlay(), setting, Optional.empty()));
        } catch (IOException | KeyFileException | RuntimeException e) {
            engine.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    @Override
    public Node start(StateFolder state, EngineChoices choices) throws IOException {
        EngineNode engine = new EngineNode(config(state, choices), userAgent(), dht(state, choices));
        try {
            LiveSettings settings = SettingsFile.open(state);
            BanList.follow(settings, engine);
            LiveLimits limits = new LiveLimits(settings, choices);
            Library library = new TorrentLibrary(
                    state.torrents(),
                    engine,
                    engine.metainfo(),
                    LibrarySettings.options(settings.current(), limits.limits()),
                    ports());
            Runnable configure = () -> library.configure(LibrarySettings.options(settings.current(), limits.limits()));
            limits.follow(now -> configure.run());
            settings.listen(now -> configure.run());
            TorrentFetcher fetcher = new HttpTorrentFetcher(choices.bind(), texts, userAgent());
            OverlayControl overlay = overlay(engine, library, state, settings);
            overlay.follow();
            return new RunningNode(
                    engine,
                    library,
                    fetcher,
                    limits,
                    settings,
                    new MagnetPreview(engine, state.path().resolve("preview")),
                    overlay,
                    new Streams(library));
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Nothing of it is made, read or loaded before it is turned on. */
    private static OverlayControl overlay(
            EngineNode engine, Library library, StateFolder state, LiveSettings settings) {
        LibraryDiscretion discretion = new LibraryDiscretion(library, settings::current, ForkJoinPool.commonPool());
        return new OverlayControl(
                settings,
                passphrase -> OverlayNode.start(
                        engine.overlay(),
                        new OverlayNode.Setting(
                                state.overlay(),
                                settings::current,
                                discretion,
                                (loop, reading) -> new LibraryTorrentFiles(library, discretion, loop, reading),
                                client()),
                        passphrase));
    }

    private static LibraryPorts ports() {
        String osName = System.getProperty("os.name");
        Runnable quit = () -> new Thread(() -> System.exit(0), "quit").start();
        return new LibraryPorts(
                Clock.system(ZoneId.systemDefault()),
                FreeSpace.SYSTEM,
                new SystemPrograms(),
                InhibitorProcess.ofSystem(osName, Optional.ofNullable(System.getenv("PATH"))),
                new SystemEnd(osName, quit));
    }

    private static EngineConfig config(StateFolder state, EngineChoices choices) {
        EngineConfig usual = EngineConfig.defaults(state.resume());
        return new EngineConfig(
                usual.resumeFolder(),
                choices.port().orElse(usual.port()),
                choices.bind(),
                choices.encryption().orElse(usual.encryption()),
                choices.pex(),
                choices.lsd(),
                choices.portMapping(),
                usual.memoryBytes(),
                usual.maxOpenFiles(),
                usual.maxConnections(),
                usual.maxConnectionsPerTorrent());
    }

    /** Bound to loopback, the world's routers are out of reach, and their names nobody's business. */
    private static Optional<DhtChoice> dht(StateFolder state, EngineChoices choices) {
        if (!choices.dht().on()) {
            return Optional.empty();
        }
        boolean home = choices.bind().filter(InetAddress::isLoopbackAddress).isPresent();
        DhtSettings usual = home ? DhtSettings.ALONE : DhtSettings.USUAL;
        return Optional.of(new DhtChoice(usual.withNodes(choices.dht().nodes()), new DhtFile(state.dht())));
    }

    private static String client() {
        return userAgent().replace('/', ' ');
    }

    private static String userAgent() {
        ResourceBundle version = ResourceBundle.getBundle("org.starling.app.version");
        return version.getString("name") + "/" + version.getString("version");
    }
}
