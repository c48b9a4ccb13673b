package org.starling.engine.bt;

import bt.metainfo.IMetadataService;
import bt.net.IConnectionSource;
import bt.runtime.BtClient;
import com.google.inject.Module;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineException;
import org.starling.engine.EngineException.Kind;
import org.starling.engine.EngineLimits;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortTest;
import org.starling.engine.TorrentData;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.bt.bindings.BtDialer;
import org.starling.engine.bt.bindings.Launch;
import org.starling.engine.bt.metainfo.BtMetainfoService;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.TorrentSession;
import org.starling.wire.InfoHash;

/**
 * The engine on bt-core: one runtime, and one client for each torrent that runs. Its bindings lead to our own loop,
 * disk and sessions. Thread-safe, but {@code start} and {@code close} wait for the loop and must not be called on it.
 */
public final class BtEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(BtEngine.class);
    private static final int CLOSE_SECONDS = 15;

    private final EngineConfig config;
    private final EngineCore core;
    private final Sessions sessions;
    private final MetainfoService metainfo;
    private final Map<InfoHash, RunningTorrent> running = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @throws IOException if the port or the folder cannot be had */
    public static BtEngine start(EngineConfig config, EngineParts parts) throws IOException {
        return new BtEngine(config, parts, UnaryOperator.identity());
    }

    /** @param bindings changes bt's bindings once more: tests look at the traffic through them */
    BtEngine(EngineConfig config, EngineParts parts, UnaryOperator<Module> bindings) throws IOException {
        this.config = config;
        Files.createDirectories(config.resumeFolder());
        core = new EngineCore(config, parts, bindings);
        metainfo = new BtMetainfoService(() -> core.runtime.service(IMetadataService.class));
        BtDialer dialer = new BtDialer(core.runtime.service(IConnectionSource.class));
        sessions = new Sessions(config, core, metainfo, dialer);
    }

    /** Reads and makes torrents with this engine's bt. */
    public MetainfoService metainfo() {
        return metainfo;
    }

    /** Connections and handshakes that ended since the start, by reason; logged at close if any was a fault. */
    public Map<CloseReason, Long> closedConnections() {
        return core.peers.counters().snapshot();
    }

    @Override
    public InetSocketAddress listening() {
        return core.listener.address();
    }

    @Override
    public EngineSnapshot snapshot() {
        int connections = running.values().stream()
                .mapToInt(torrent -> torrent.snapshot().peers())
                .sum();
        return new EngineSnapshot(
                connections,
                core.limits.now().connections(),
                sessions.reachability().reached(),
                config.encryption(),
                listening().getPort(),
                PortMappingStatus.OFF,
                core.external.current(false).or(() -> core.external.current(true)),
                core.portTester.last());
    }

    @Override
    public CompletableFuture<PortTest> testPort() {
        return testPort(Optional.empty());
    }

    /** @param router its outside and the port there that leads to ours, if it says so */
    public CompletableFuture<PortTest> testPort(Optional<InetSocketAddress> router) {
        return LoopCalls.call(core.loop, () -> core.portTester.test(router.or(this::seenAt)));
    }

    private Optional<InetSocketAddress> seenAt() {
        int port = core.external.port(listening().getPort());
        return core.external.current(false).map(address -> new InetSocketAddress(address, port));
    }

    @Override
    public EngineTorrent start(TorrentSource source, TorrentSettings settings, TorrentListener listener) {
        if (closed.get()) {
            throw new EngineException(Kind.CLOSED, "the engine was closed");
        }
        InfoHash hash = source.infoHash();
        SessionTorrent live = new SessionTorrent(new TorrentStart(source, settings, listener), sessions);
        Launch launch = new Launch(hash, live::begin);
        BtClient client = BtClients.create(core.runtime, source, launch);
        RunningTorrent torrent = new RunningTorrent(live, core.loop, launch, client, () -> running.remove(hash));
        if (running.putIfAbsent(hash, torrent) != null) {
            throw new EngineException(Kind.ALREADY_RUNNING, hash.hex());
        }
        CompletableFuture<?> unused = client.startAsync();
        await(launch.started());
        return torrent;
    }

    private static void await(CompletableFuture<Void> started) {
        try {
            started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineException failure
                    ? failure
                    : new EngineException(Kind.INTERNAL, String.valueOf(e.getCause()));
        }
    }

    @Override
    public TorrentData data(Metainfo torrent, TorrentSettings settings) {
        requireStopped(torrent.infoHash());
        return new StoppedData(core.loop, sessions.open(torrent, settings));
    }

    @Override
    public CompletableFuture<Void> forget(TorrentSource source, TorrentSettings settings, boolean deleteData) {
        requireStopped(source.infoHash());
        if (!(source instanceof TorrentSource.Known known)) {
            return CompletableFuture.completedFuture(null);
        }
        Path resumeFile = sessions.resumeFile(source.infoHash());
        return CompletableFuture.runAsync(
                () -> core.disk.delete(known.metainfo(), settings, resumeFile, deleteData), core.background);
    }

    private void requireStopped(InfoHash torrent) {
        if (running.containsKey(torrent)) {
            throw new EngineException(Kind.ALREADY_RUNNING, torrent.hex());
        }
    }

    /** The sources are others': an engine alone knows of no tracker more than its name. */
    @Override
    public CompletableFuture<List<TrackerSnapshot>> scrape(InfoHash torrent, List<List<String>> tiers) {
        return CompletableFuture.completedFuture(TrackerSnapshot.idle(tiers));
    }

    @Override
    public void limits(EngineLimits limits) {
        core.loop.execute(() -> core.limits.change(limits, this::runningSessions));
    }

    @Override
    public void ban(Set<InetAddress> addresses) {
        core.banned.replace(addresses);
        core.loop.execute(() -> runningSessions().forEach(TorrentSession::bansChanged));
    }

    private List<TorrentSession> runningSessions() {
        return running.values().stream().map(RunningTorrent::session).toList();
    }

    @Override
    public Optional<byte[]> resumeState(InfoHash torrent) {
        return ResumeCopies.read(sessions.resumeFile(torrent));
    }

    @Override
    public void restore(InfoHash torrent, byte[] resumeState) {
        requireStopped(torrent);
        ResumeCopies.write(sessions.resumeFile(torrent), resumeState);
    }

    @Override
    public long verifiedBytes(InfoHash torrent) {
        return core.disk.verifiedBytes(sessions.resumeFile(torrent));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<?>[] stopping =
                running.values().stream().map(RunningTorrent::stop).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stopping)
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(error -> {
                    LOG.warn("closing without waiting any longer for torrents to stop", error);
                    return null;
                })
                .join();
        core.close();
    }
}
