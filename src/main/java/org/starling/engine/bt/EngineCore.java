package org.starling.engine.bt;

import bt.runtime.BtRuntime;
import com.google.inject.Module;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineLimits;
import org.starling.engine.bt.bindings.BridgePorts;
import org.starling.engine.bt.bindings.StarlingModule;
import org.starling.engine.discovery.DiscoveryService;
import org.starling.engine.discovery.ExternalAddress;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.engine.disk.DiskService;
import org.starling.engine.limit.Traffic;
import org.starling.engine.peer.PeerLayer;
import org.starling.engine.peer.SelfCalls;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.NodeExchange;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.LocalAddress;
import org.starling.net.NetworkWatch;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.Stream;
import org.starling.wire.PeerId;

/** The long-living parts of one engine, put together and taken apart in order. */
final class EngineCore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineCore.class);
    private static final String PEER_ID_PREFIX = "-SG0100-";
    private static final int NET_BUFFERS = 1024;

    final SelectorLoop loop;
    final Traffic traffic;
    final LimitsInForce limits;
    final DiskService disk;
    final PeerId self;
    final BtRuntime runtime;
    final PeerLayer peers;
    final Listener listener;
    final SharedUdp udp;
    final NetworkWatch watch;
    final ExternalAddress external = new ExternalAddress();
    final BannedAddresses banned = new BannedAddresses();
    final PortTester portTester;
    final List<ExtensionFactory> extensions;
    final DiscoveryService discovery;
    final Optional<NodeExchange> nodes;

    /** For what blocks and is rare; no thread while there is nothing to do. */
    final ExecutorService background;

    /** @param bindings changes bt's bindings once more; tests look at them from there */
    EngineCore(EngineConfig config, EngineParts parts, UnaryOperator<Module> bindings) throws IOException {
        loop = SelectorLoop.start("engine");
        traffic = Traffic.unlimited(loop);
        SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, NET_BUFFERS), gateConfig(config));
        limits = new LimitsInForce(traffic, gate, limits(config));
        self = PeerId.random(PEER_ID_PREFIX, new SecureRandom());
        SelfCalls selfCalls = new SelfCalls(new SecureRandom());
        BridgePorts ports = new BridgePorts(
                loop,
                self,
                limits::connections,
                parts.nodes().isPresent(),
                (codec, swarms) -> PeerLayer.create(
                        loop, gate::connect, selfCalls.beside(swarms), codec, config.encryption(), parts.overlay()));
        runtime = BtRuntimes.create(bindings.apply(new StarlingModule(ports)), config.maxConnections());
        peers = runtime.service(PeerLayer.class);
        try {
            listener = gate.listen(config.port(), Optional.empty(), this::accept);
        } catch (IOException e) {
            loop.close();
            throw e;
        }
        runtime.getConfig().setAcceptorPort(listener.address().getPort());
        runtime.startup();
        disk = new DiskService(Runtime.getRuntime().availableProcessors(), config.memoryBytes(), config.maxOpenFiles());
        udp = new SharedUdp(loop, gate::openDatagram, listener.address().getPort());
        background = Executors.newCachedThreadPool(EngineCore::backgroundThread);
        watch = new NetworkWatch(loop, background, LocalAddress::all, System::currentTimeMillis);
        portTester = new PortTester(
                loop, (address, came, failed) -> selfCalls.call(peers, address, came, failed), watch::isOwn);
        loop.execute(this::watchNetwork);
        EngineNet net = new EngineNet(gate, udp, listener.address(), watch, external, peers::dialOverlay);
        extensions = parts.extensions().apply(net);
        discovery = new DiscoveryService(parts.sources().apply(net));
        nodes = parts.nodes().map(node -> node.apply(net));
    }

    private void accept(Stream stream) {
        if (!banned.refuses(stream)) {
            peers.accept(stream);
        }
    }

    private static EngineLimits limits(EngineConfig config) {
        return EngineLimits.USUAL.withConnections(config.maxConnections(), config.maxConnectionsPerTorrent());
    }

    private void watchNetwork() {
        watch.changes().listen(() -> {
            LOG.info("the network changed, or the machine slept: connections are looked after");
            external.forget();
            portTester.forget();
            udp.reopen();
        });
        watch.start();
    }

    private static GateConfig gateConfig(EngineConfig config) {
        return config.bind().map(GateConfig.defaults()::withBind).orElseGet(GateConfig::defaults);
    }

    private static Thread backgroundThread(Runnable work) {
        Thread thread = new Thread(work, "engine-background");
        thread.setDaemon(true);
        return thread;
    }

    /** All torrents have been stopped before. */
    @Override
    public void close() {
        listener.close();
        loop.execute(udp::close);
        loop.execute(watch::close);
        runtime.shutdown();
        peers.close();
        background.shutdown();
        disk.close();
        loop.close();
        logFaults();
    }

    private void logFaults() {
        Map<CloseReason, Long> ended = peers.counters().snapshot();
        if (ended.keySet().stream().anyMatch(CloseReason::isFault)) {
            LOG.info("some peers misbehaved; connections and handshakes ended: {}", ended);
        }
    }
}
