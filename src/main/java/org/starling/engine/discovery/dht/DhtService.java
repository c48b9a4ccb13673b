package org.starling.engine.discovery.dht;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.PeerOrigin;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.engine.session.NodeExchange;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/**
 * Finds peers for all torrents by one node of the DHT (BEP 5): joins from the nodes of the last run, from those that
 * peers and torrents name, or from well-known ones, and keeps its tables for the next run. Loop thread, but for
 * {@link #start}, {@link #status} and {@link #close}.
 */
public final class DhtService implements PeerSourceFactory, NodeExchange, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DhtService.class);
    private static final long BETWEEN_SAVES = Duration.ofMinutes(5).toNanos();
    private static final long CLOSE_SECONDS = 3;

    private final DhtPorts ports;
    private final EventLoop loop;
    private final DhtNode node;
    private final Bootstrap bootstrap;
    private final Set<DhtSource> running = new LinkedHashSet<>();
    private EventLoop.@Nullable Timer saving;
    private boolean closed;

    public DhtService(DhtPorts ports, DhtSettings settings) {
        this.ports = ports;
        this.loop = ports.loop();
        this.node = new DhtNode(loop, ports.random(), ports.udp()::send, ports.own(), this::joined);
        this.bootstrap = new Bootstrap(ports, settings, node);
    }

    /** Begins as soon as what was kept has been read. */
    public void start() {
        ports.background().execute(() -> {
            DhtState kept = ports.memory().load().flatMap(DhtState::decode).orElse(DhtState.NONE);
            loop.execute(() -> begin(kept));
        });
    }

    private void begin(DhtState kept) {
        if (!closed) {
            ports.udp().register(node::take);
            node.start(kept);
            bootstrap.start();
            saveLater();
        }
    }

    /** BEP 27: nobody but its trackers hears of a private torrent. */
    @Override
    public boolean allowedForPrivate() {
        return false;
    }

    @Override
    public PeerOrigin origin() {
        return PeerOrigin.DHT;
    }

    @Override
    public PeerSource create(PeerSearch search) {
        return new DhtSource(this, search);
    }

    @Override
    public int port() {
        return ports.udp().local().map(InetSocketAddress::getPort).orElse(0);
    }

    @Override
    public void heard(InetSocketAddress address) {
        node.heard(address);
    }

    /** Our own address is known now, or another. */
    public void addressChanged() {
        node.addressChanged();
    }

    /** How it stands; completes on the loop. */
    public CompletableFuture<DhtStatus> status() {
        CompletableFuture<DhtStatus> status = new CompletableFuture<>();
        loop.execute(() -> status.complete(node.status(running.size())));
        return status;
    }

    /**
     * Looks for addresses under a key that is no torrent's, and leaves ours there too if there is a port. Loop thread.
     *
     * @param each hears of the end once for each network
     * @return how many networks are asked
     */
    public int meet(InfoHash key, OptionalInt port, DhtNode.PeerListener each) {
        Family[] families = reachable();
        for (Family family : families) {
            if (port.isPresent()) {
                node.findAndAnnounce(family, key, port.getAsInt(), each);
            } else {
                node.find(family, key, each);
            }
        }
        return families.length;
    }

    /** Keeps what is known and falls silent; waits a little for both. Not on the loop. */
    @Override
    public void close() {
        CompletableFuture<DhtState> last = new CompletableFuture<>();
        loop.execute(() -> last.complete(end()));
        try {
            save(last.orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS).join());
        } catch (CompletionException e) {
            LOG.warn("the DHT's nodes were not kept", e);
        }
    }

    /** Falls silent, and gives what is to be kept. */
    DhtState end() {
        closed = true;
        if (saving != null) {
            saving.cancel();
        }
        bootstrap.stop();
        DhtState last = node.state();
        node.stop();
        return last;
    }

    void add(DhtSource source) {
        running.add(source);
    }

    void remove(DhtSource source) {
        running.remove(source);
    }

    DhtNode node() {
        return node;
    }

    EventLoop loop() {
        return loop;
    }

    RandomGenerator random() {
        return ports.random();
    }

    private void joined() {
        running.forEach(DhtSource::joined);
    }

    private void saveLater() {
        saving = loop.schedule(BETWEEN_SAVES, () -> {
            DhtState state = node.state();
            ports.background().execute(() -> save(state));
            saveLater();
        });
    }

    /** A table without nodes is no news: most likely there was no network. */
    synchronized void save(DhtState state) {
        if (state.nodes().isEmpty()) {
            return;
        }
        try {
            ports.memory().save(state.encode());
        } catch (IOException e) {
            LOG.warn("the DHT's nodes were not kept", e);
        }
    }

    /** Families with somebody to ask. */
    Family[] reachable() {
        return Arrays.stream(Family.values())
                .filter(family -> !node.isAlone(family))
                .toArray(Family[]::new);
    }
}
