package org.starling.app;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.starling.app.overlay.EngineOverlay;
import org.starling.app.overlay.SwarmMeetings;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
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
import org.starling.engine.bt.BtEngine;
import org.starling.engine.bt.EngineNet;
import org.starling.engine.bt.EngineParts;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.engine.discovery.dht.DhtPorts;
import org.starling.engine.discovery.dht.DhtService;
import org.starling.engine.discovery.dht.DhtStatus;
import org.starling.engine.discovery.lsd.LsdService;
import org.starling.engine.discovery.overlay.OverlayAnnouncements;
import org.starling.engine.discovery.pex.PexFactory;
import org.starling.engine.discovery.portmap.PortMapping;
import org.starling.engine.discovery.tracker.AnnounceWorkers;
import org.starling.engine.discovery.tracker.DualStack;
import org.starling.engine.discovery.tracker.FamilyClient;
import org.starling.engine.discovery.tracker.GateFetcher;
import org.starling.engine.discovery.tracker.HttpTrackerClient;
import org.starling.engine.discovery.tracker.TrackerClients;
import org.starling.engine.discovery.tracker.TrackerSources;
import org.starling.engine.discovery.tracker.udp.HostNames;
import org.starling.engine.discovery.tracker.udp.UdpTrackerClient;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.EventLoop;
import org.starling.net.SocketGate;
import org.starling.net.SystemResolver;
import org.starling.net.http.HttpFetcher;
import org.starling.overlay.service.OverlaySwitch;
import org.starling.wire.InfoHash;

/** An engine with everything that finds peers for it. */
final class EngineNode implements Engine {
    private static final int STATUS_SECONDS = 5;

    private final AnnounceWorkers announces = new AnnounceWorkers();
    private final SystemResolver resolver = new SystemResolver();
    private final ExecutorService background = Executors.newCachedThreadPool(EngineNode::daemon);
    private final AtomicInteger port = new AtomicInteger();
    private final OverlaySwitch door = new OverlaySwitch();
    private final SwarmMeetings meetings = new SwarmMeetings();
    private final EngineConfig config;
    private final String userAgent;
    private final Optional<DhtChoice> dhtChoice;
    private final BtEngine engine;
    private final Optional<PortMapping> mapping;
    private @Nullable EngineNet net;
    private @Nullable TrackerSources trackers;
    private volatile Optional<DhtService> dht = Optional.empty();

    EngineNode(EngineConfig config, String userAgent) throws IOException {
        this(config, userAgent, Optional.empty());
    }

    EngineNode(EngineConfig config, String userAgent, Optional<DhtChoice> dhtChoice) throws IOException {
        this.dhtChoice = dhtChoice;
        this.config = config;
        this.userAgent = userAgent;
        try {
            engine = BtEngine.start(
                    config,
                    new EngineParts(
                            door, this::extensions, this::sources, dhtChoice.map(choice -> net -> dht(choice, net))));
        } catch (IOException | RuntimeException e) {
            closeHelpers();
            throw e;
        }
        port.set(engine.listening().getPort());
        mapping = Optional.ofNullable(net).filter(it -> config.portMapping()).map(this::mapPort);
        dht.ifPresent(DhtService::start);
    }

    private PortMappingStatus portMapping() {
        return mapping.map(PortMapping::status).orElse(PortMappingStatus.OFF);
    }

    @Override
    public InetSocketAddress listening() {
        return engine.listening();
    }

    @Override
    public EngineSnapshot snapshot() {
        return engine.snapshot().with(portMapping());
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
    public CompletableFuture<List<TrackerSnapshot>> scrape(InfoHash torrent, List<List<String>> tiers) {
        EngineNet started = net;
        TrackerSources asked = trackers;
        if (started == null || asked == null) {
            return engine.scrape(torrent, tiers);
        }
        CompletableFuture<List<TrackerSnapshot>> answer = new CompletableFuture<>();
        EventLoop loop = started.loop();
        loop.execute(() -> asked.scrape(
                torrent,
                tiers,
                told -> answer.complete(
                        told.stream().map(tracker -> tracker.at(loop.nanos())).toList())));
        return answer;
    }

    @Override
    public void limits(EngineLimits limits) {
        engine.limits(limits);
    }

    @Override
    public void ban(Set<InetAddress> addresses) {
        engine.ban(addresses);
    }

    @Override
    public CompletableFuture<PortTest> testPort() {
        return engine.testPort(routersOutside());
    }

    private Optional<InetSocketAddress> routersOutside() {
        PortMappingStatus status = portMapping();
        OptionalInt outer = status.tcpPort();
        return outer.isPresent() && status.opensPort()
                ? status.externalAddress()
                        .filter(PeerAddresses::isGlobal)
                        .map(address -> new InetSocketAddress(address, outer.getAsInt()))
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> resumeState(InfoHash torrent) {
        return engine.resumeState(torrent);
    }

    @Override
    public void restore(InfoHash torrent, byte[] resumeState) {
        engine.restore(torrent, resumeState);
    }

    @Override
    public long verifiedBytes(InfoHash torrent) {
        return engine.verifiedBytes(torrent);
    }

    MetainfoService metainfo() {
        return engine.metainfo();
    }

    private PortMapping mapPort(EngineNet started) {
        PortMapping mapped = new PortMapping(started.gate(), config.bind(), background, userAgent, started.external());
        mapped.begin(started.watch(), port.get());
        return mapped;
    }

    private List<ExtensionFactory> extensions(EngineNet started) {
        net = started;
        ExtensionFactory overlay = new OverlayAnnouncements(meetings);
        return config.pex()
                ? List.of(new PexFactory(started.loop(), peer -> isSelf(started, peer)), overlay)
                : List.of(overlay);
    }

    private List<PeerSourceFactory> sources(EngineNet net) {
        SocketGate gate = net.gate();
        SecureRandom random = new SecureRandom();
        List<PeerSourceFactory> sources = new ArrayList<>();
        TrackerSources announcing = new TrackerSources(net.loop(), random, trackers(net, random));
        trackers = announcing;
        sources.add(announcing);
        if (config.lsd()) {
            sources.add(new LsdService(gate.loop(), background, gate::openMulticast, random, net.watch()::isNeighbour));
        }
        dhtChoice.ifPresent(choice -> sources.add(dht(choice, net)));
        return sources;
    }

    private TrackerClients trackers(EngineNet net, SecureRandom random) {
        GateFetcher fetcher =
                new GateFetcher(resolver, names -> new HttpFetcher(net.gate(), names, GateFetcher.policy(), userAgent));
        FamilyClient http = new HttpTrackerClient(net.loop(), announces, fetcher, net.external()::heard);
        HostNames names = new HostNames(net.loop(), background, resolver);
        UdpTrackerClient udp = new UdpTrackerClient(net.loop(), random, names, net.udp()::send);
        net.loop().execute(() -> net.udp().register(udp));
        return TrackerClients.of(new DualStack(net.loop(), http), new DualStack(net.loop(), udp));
    }

    /** The one node of this engine; made when it is first asked for. */
    private DhtService dht(DhtChoice choice, EngineNet net) {
        DhtService service = dht.orElseGet(() -> new DhtService(
                new DhtPorts(
                        net.loop(),
                        new SecureRandom(),
                        net.udp(),
                        background,
                        resolver,
                        net.external(),
                        choice.memory()),
                choice.settings()));
        if (dht.isEmpty()) {
            dht = Optional.of(service);
            net.loop().execute(() -> net.external().changes().listen(service::addressChanged));
        }
        return service;
    }

    /** How it stands with the DHT; empty if it is off. */
    Optional<DhtStatus> dhtStatus() {
        return dht.map(service ->
                service.status().orTimeout(STATUS_SECONDS, TimeUnit.SECONDS).join());
    }

    /** What the overlay uses of this engine. */
    EngineOverlay overlay() {
        EngineNet started = Objects.requireNonNull(net);
        return new EngineOverlay(
                started.loop(),
                door,
                meetings,
                started.overlay(),
                config.encryption(),
                started.listening(),
                started.external(),
                started.watch(),
                dht);
    }

    /** Others keep telling us our own address. */
    private boolean isSelf(EngineNet started, InetSocketAddress peer) {
        InetAddress address = peer.getAddress();
        boolean outside = started.external()
                .current(!(address instanceof Inet4Address))
                .filter(address::equals)
                .isPresent();
        return started.listening().getPort() == peer.getPort()
                && (outside || started.watch().isOwn(address));
    }

    @Override
    public void close() {
        try (engine) {
            mapping.ifPresent(PortMapping::close);
            dht.ifPresent(DhtService::close);
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
