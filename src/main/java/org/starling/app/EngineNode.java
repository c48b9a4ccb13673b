package org.starling.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentData;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.bt.BtEngine;
import org.starling.engine.bt.EngineNet;
import org.starling.engine.bt.EngineParts;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.engine.discovery.lsd.LsdService;
import org.starling.engine.discovery.pex.PexFactory;
import org.starling.engine.discovery.tracker.AnnounceWorkers;
import org.starling.engine.discovery.tracker.GateFetcher;
import org.starling.engine.discovery.tracker.HttpTrackerClient;
import org.starling.engine.discovery.tracker.TrackerClients;
import org.starling.engine.discovery.tracker.TrackerSources;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.OverlayAcceptor;
import org.starling.net.SocketGate;
import org.starling.net.SystemResolver;
import org.starling.net.http.HttpFetcher;
import org.starling.wire.InfoHash;

/** An engine with everything that finds peers for it. */
final class EngineNode implements Engine {
    private final AnnounceWorkers announces = new AnnounceWorkers();
    private final SystemResolver resolver = new SystemResolver();
    private final ExecutorService background = Executors.newCachedThreadPool(EngineNode::daemon);
    private final AtomicInteger port = new AtomicInteger();
    private final EngineConfig config;
    private final String userAgent;
    private final BtEngine engine;

    EngineNode(EngineConfig config, String userAgent) throws IOException {
        this.config = config;
        this.userAgent = userAgent;
        try {
            engine = BtEngine.start(config, new EngineParts(OverlayAcceptor.CLOSED, this::extensions, this::sources));
        } catch (IOException | RuntimeException e) {
            closeHelpers();
            throw e;
        }
        port.set(engine.listening().getPort());
    }

    @Override
    public InetSocketAddress listening() {
        return engine.listening();
    }

    @Override
    public EngineTorrent start(TorrentSource source, TorrentSettings settings, TorrentListener listener) {
        return engine.start(source, settings, listener);
    }

    @Override
    public TorrentData data(Metainfo metainfo, TorrentSettings settings) {
        return engine.data(metainfo, settings);
    }

    @Override
    public CompletableFuture<Void> forget(TorrentSource source, TorrentSettings settings, boolean deleteData) {
        return engine.forget(source, settings, deleteData);
    }

    @Override
    public long verifiedBytes(InfoHash torrent) {
        return engine.verifiedBytes(torrent);
    }

    MetainfoService metainfo() {
        return engine.metainfo();
    }

    private List<ExtensionFactory> extensions(EngineNet net) {
        return config.pex() ? List.of(new PexFactory(net.loop(), this::isSelf)) : List.of();
    }

    private List<PeerSourceFactory> sources(EngineNet net) {
        SocketGate gate = net.gate();
        SecureRandom random = new SecureRandom();
        HttpFetcher http = new HttpFetcher(gate, resolver, GateFetcher.policy(), userAgent);
        HttpTrackerClient client = new HttpTrackerClient(gate.loop(), announces, new GateFetcher(http));
        List<PeerSourceFactory> sources = new ArrayList<>();
        sources.add(new TrackerSources(gate.loop(), random, TrackerClients.http(client)));
        if (config.lsd()) {
            sources.add(new LsdService(gate.loop(), background, gate::openMulticast, random));
        }
        return sources;
    }

    /** Others keep telling us our own address. */
    private boolean isSelf(InetSocketAddress peer) {
        if (port.get() != peer.getPort()) {
            return false;
        }
        try {
            return NetworkInterface.getByInetAddress(peer.getAddress()) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            engine.close();
        } finally {
            closeHelpers();
        }
    }

    private void closeHelpers() {
        announces.close();
        resolver.close();
        background.shutdownNow();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "starling-background");
        thread.setDaemon(true);
        return thread;
    }
}
