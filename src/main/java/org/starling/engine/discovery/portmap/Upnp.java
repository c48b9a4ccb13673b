package org.starling.engine.discovery.portmap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.PortMappingStatus.Method;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.net.DatagramPort;
import org.starling.net.EventLoop;

/**
 * Asks for ports by UPnP IGD: finds the description by datagrams, reads it and calls the service over HTTP on a worker.
 * Only the router itself is believed. Loop thread.
 */
final class Upnp implements RouterMethod {
    private static final Logger LOG = LoggerFactory.getLogger(Upnp.class);
    private static final int ROUNDS = 3;
    /** Between one search and the next; after the last it is the time that answers have. */
    static final Duration BETWEEN = Duration.ofMillis(1_500);

    private static final int MAX_LOCATIONS = 4;

    private final EventLoop loop;
    private final Executor background;
    private final DatagramPort port;
    private final Route route;
    private final Describer describer;
    private final Duration between;
    private final Set<String> locations = new LinkedHashSet<>();
    private Consumer<Answer> waiting = answer -> {};
    private Optional<Wish> wished = Optional.empty();
    private Answer best = Answer.silence();
    private int reading;
    private int working;
    private boolean searched;
    private @Nullable Igd igd;
    private boolean closed;

    /** Reads a description and chooses the service; blocks. */
    @FunctionalInterface
    interface Describer {
        Igd describe(String location) throws UpnpException;
    }

    Upnp(EventLoop loop, Executor background, DatagramPort port, Route route, Describer describer, Duration between) {
        this.loop = loop;
        this.background = background;
        this.port = port;
        this.route = route;
        this.describer = describer;
        this.between = between;
    }

    @Override
    public Method name() {
        return Method.UPNP;
    }

    @Override
    public void ask(Wish wish, Consumer<Answer> done) {
        Igd known = igd;
        if (known == null) {
            locations.clear();
            searched = false;
            best = Answer.silence();
            wished = Optional.of(wish);
            waiting = done;
            search(0);
        } else {
            onWorker(() -> answer(known, wish), done);
        }
    }

    /** An answer to our search, if it comes from the router. */
    void heard(ByteBuffer datagram, InetSocketAddress from) {
        if (wished.isPresent() && from.getAddress().equals(route.router()) && locations.size() < MAX_LOCATIONS) {
            Ssdp.location(datagram).filter(locations::add).ifPresent(this::describe);
        }
    }

    void close() {
        closed = true;
        wished = Optional.empty();
    }

    private void search(int round) {
        if (closed || wished.isEmpty()) {
            return;
        }
        if (round == ROUNDS) {
            searched = true;
            finishIfOver();
            return;
        }
        for (String target : Ssdp.TARGETS) {
            port.send(Ssdp.search(target), Ssdp.GROUP);
            // Some routers do not hear their own network's multicast.
            port.send(Ssdp.search(target), new InetSocketAddress(route.router(), Ssdp.GROUP.getPort()));
        }
        loop.schedule(between.toNanos(), () -> search(round + 1));
    }

    private void describe(String location) {
        Wish wish = wished.orElseThrow();
        AtomicReference<@Nullable Igd> found = new AtomicReference<>();
        reading++;
        onWorker(() -> answer(location, found, wish), answer -> {
            reading--;
            if (wished.isEmpty()) {
                return;
            }
            best = answer;
            if (answer instanceof Answer.Refused) {
                finishIfOver();
            } else {
                igd = found.get();
                finish();
            }
        });
    }

    private void finishIfOver() {
        if (searched && reading == 0) {
            finish();
        }
    }

    private void finish() {
        wished = Optional.empty();
        waiting.accept(best);
    }

    private Answer answer(String location, AtomicReference<@Nullable Igd> found, Wish wish) {
        try {
            Igd service = describer.describe(location);
            found.set(service);
            return answer(service, wish);
        } catch (UpnpException e) {
            return refused(e);
        }
    }

    private static Answer answer(Igd service, Wish wish) {
        try {
            return wish.lifetime().isZero() ? service.remove(wish) : service.map(wish, service.outside());
        } catch (UpnpException e) {
            return refused(e);
        }
    }

    private static Answer refused(UpnpException e) {
        LOG.debug("no answer by UPnP", e);
        return new Answer.Refused(Trouble.BAD_ANSWER, String.valueOf(e.getMessage()));
    }

    @Override
    public boolean isUnderWay() {
        return working > 0;
    }

    private void onWorker(Supplier<Answer> work, Consumer<Answer> done) {
        working++;
        try {
            background.execute(() -> {
                Answer answer = work.get();
                loop.execute(() -> {
                    working--;
                    if (!closed) {
                        done.accept(answer);
                    }
                });
            });
        } catch (RejectedExecutionException ending) {
            working--;
            LOG.debug("no worker any more", ending);
        }
    }
}
