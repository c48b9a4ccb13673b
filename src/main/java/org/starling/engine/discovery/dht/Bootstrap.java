package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.HostPort;

/**
 * Finds a first node to ask. Given ones are looked up at once; well-known ones only if nobody else answers for a while,
 * and again now and then while it stays so. Loop thread.
 */
final class Bootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(30).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(10).toNanos();
    private static final Duration LOOKUP = Duration.ofSeconds(20);

    private final DhtPorts ports;
    private final EventLoop loop;
    private final DhtSettings settings;
    private final DhtNode node;
    private EventLoop.@Nullable Timer timer;
    private long pause = FIRST_PAUSE;

    Bootstrap(DhtPorts ports, DhtSettings settings, DhtNode node) {
        this.ports = ports;
        this.loop = ports.loop();
        this.settings = settings;
        this.node = node;
    }

    void start() {
        if (!settings.nodes().isEmpty()) {
            resolve(settings.nodes(), node::startFrom);
        }
        timer = loop.schedule(PATIENCE, this::check);
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void check() {
        boolean alone = Stream.of(Family.values()).allMatch(node::isAlone);
        if (alone && !settings.nodes().isEmpty()) {
            resolve(settings.nodes(), node::startFrom);
        } else if (alone && !settings.routers().isEmpty()) {
            resolve(settings.routers(), node::routers);
        }
        timer = loop.schedule(pause, this::check);
        pause = alone ? Math.min(2 * pause, LONGEST_PAUSE) : FIRST_PAUSE;
    }

    private void resolve(List<HostPort> hosts, Consumer<Collection<InetSocketAddress>> then) {
        ports.background().execute(() -> {
            List<InetSocketAddress> addresses = new ArrayList<>();
            for (HostPort host : hosts) {
                try {
                    for (InetAddress address : ports.resolver().resolve(host.host(), LOOKUP)) {
                        addresses.add(new InetSocketAddress(address, host.port()));
                    }
                } catch (UnknownHostException e) {
                    LOG.debug("no address for the DHT node {}", host, e);
                }
            }
            loop.execute(() -> then.accept(addresses));
        });
    }
}
