package org.starling.engine.discovery.tracker.udp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.EventLoop;
import org.starling.net.Resolver;

/**
 * Looks up names without blocking the loop: each once for everybody who asks, a few at a time, and remembers them for a
 * while. A name that is not found any more keeps the addresses that it had. Loop thread.
 */
public final class HostNames {
    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration KEPT_UNKNOWN = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 1_000;
    private static final int MOST_AT_ONCE = 4;

    private record Known(List<InetAddress> addresses, long until) {}

    private final EventLoop loop;
    private final Executor workers;
    private final Resolver resolver;
    private final Map<String, List<Consumer<List<InetAddress>>>> asked = new LinkedHashMap<>();
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private int underWay;

    /** @param workers may block */
    public HostNames(EventLoop loop, Executor workers, Resolver resolver) {
        this.loop = loop;
        this.workers = workers;
        this.resolver = resolver;
    }

    /** The host's addresses, none if it has none; at once where they are known. */
    public void lookUp(String host, Consumer<List<InetAddress>> done) {
        Known remembered = known.get(host);
        if (remembered != null && remembered.until() - loop.nanos() > 0) {
            done.accept(remembered.addresses());
            return;
        }
        List<Consumer<List<InetAddress>>> waiting = asked.computeIfAbsent(host, name -> new ArrayList<>());
        waiting.add(done);
        if (waiting.size() == 1) {
            queue.add(host);
            next();
        }
    }

    private void next() {
        while (!queue.isEmpty() && underWay < MOST_AT_ONCE) {
            underWay++;
            String host = queue.remove();
            try {
                workers.execute(() -> handOver(host, resolve(host)));
            } catch (RejectedExecutionException closing) {
                loop.execute(() -> found(host, List.of()));
            }
        }
    }

    private List<InetAddress> resolve(String host) {
        try {
            return resolver.resolve(host, PATIENCE);
        } catch (UnknownHostException e) {
            LOG.debug("{} not found", host, e);
            return List.of();
        }
    }

    private void handOver(String host, List<InetAddress> addresses) {
        try {
            loop.execute(() -> found(host, addresses));
        } catch (RejectedExecutionException ended) {
            LOG.debug("a look-up ended after the end", ended);
        }
    }

    private void found(String host, List<InetAddress> addresses) {
        underWay--;
        Known before = known.get(host);
        List<InetAddress> best = addresses.isEmpty() && before != null ? before.addresses() : addresses;
        Duration kept = addresses.isEmpty() ? KEPT_UNKNOWN : KEPT;
        known.put(host, new Known(best, loop.nanos() + kept.toNanos()));
        List<Consumer<List<InetAddress>>> waiting = asked.remove(host);
        if (waiting != null) {
            waiting.forEach(done -> done.accept(best));
        }
        next();
    }
}
