package org.starling.engine.discovery.portmap;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.discovery.Outside;
import org.starling.net.EventLoop;
import org.starling.net.LocalAddress;
import org.starling.net.SocketGate;

/**
 * Keeps the listening port open on the router, TCP and UDP: asks in the first language that the router answers, renews
 * at half of the lifetime, begins anew when the network changed, and takes the mapping away at the end. Loop thread,
 * except {@link #status}.
 *
 * <p>Answers and timers of an earlier search are recognised by its number.
 */
public final class PortMapper {
    static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofMillis(2_500);
    private static final Logger LOG = LoggerFactory.getLogger(PortMapper.class);

    private final EventLoop loop;
    private final Executor background;
    private final Supplier<Optional<Route>> routes;
    private final RouterOpener opener;
    private final Outside outside;
    private final Mappings mappings = new Mappings();
    private int port;
    private int search;
    private boolean running;
    private @Nullable Router router;
    private @Nullable RouterMethod method;
    private @Nullable Route route;
    private EventLoop.@Nullable Timer timer;
    private Answer.Refused trouble = new Answer.Refused(Trouble.NO_ANSWER, "");
    private Runnable ended = () -> {};
    private volatile PortMappingStatus status = PortMappingStatus.OFF;

    /** Makes the languages for one router. */
    @FunctionalInterface
    interface RouterOpener {
        Router open(Route route) throws IOException;
    }

    /** @param routes looks for the way out; called on {@code background}, for it may take a while */
    PortMapper(
            EventLoop loop,
            Executor background,
            Supplier<Optional<Route>> routes,
            RouterOpener opener,
            Outside outside) {
        this.loop = loop;
        this.background = background;
        this.routes = routes;
        this.opener = opener;
        this.outside = outside;
    }

    /** One for the running program; to be started on the loop. */
    public static PortMapper of(
            SocketGate gate, Optional<InetAddress> bind, Executor background, String userAgent, Outside outside) {
        Routers routers = new Routers(
                gate.loop(),
                background,
                gate::openDatagram,
                Routers.http(gate, userAgent),
                new SecureRandom(),
                Upnp.BETWEEN);
        return new PortMapper(gate.loop(), background, new Routes(bind, LocalAddress::all), routers, outside);
    }

    /** @param listening the port, TCP and UDP alike */
    public void start(int listening) {
        port = listening;
        running = true;
        search();
    }

    /** The router may be another one, or the same that forgot us. */
    public void networkChanged() {
        if (running) {
            search();
        }
    }

    /**
     * Takes the mappings away, also one that is just being made; {@code done} runs when the router has confirmed that
     * or does not answer.
     */
    public void stop(Runnable done) {
        running = false;
        cancelTimer();
        ended = done;
        timer = loop.schedule(GOODBYE.toNanos(), this::end);
        if (!isUnderWay()) {
            remove();
        }
    }

    /** As of the last change; any thread. */
    public PortMappingStatus status() {
        return status;
    }

    private boolean isUnderWay() {
        return router != null && router.methods().stream().anyMatch(RouterMethod::isUnderWay);
    }

    private void remove() {
        search++;
        int mine = search;
        RouterMethod asked = method;
        List<Transport> mapped = mappings.transports();
        if (asked == null || mapped.isEmpty()) {
            end();
            return;
        }
        int[] left = {mapped.size()};
        mapped.forEach(transport -> asked.ask(mappings.wish(transport, port).removal(), answer -> {
            if (mine == search && --left[0] == 0) {
                end();
            }
        }));
    }

    private void end() {
        search++;
        cancelTimer();
        forget();
        status = PortMappingStatus.OFF;
        ended.run();
    }

    private void search() {
        cancelTimer();
        forget();
        int mine = ++search;
        status = PortMappingStatus.SEARCHING;
        trouble = new Answer.Refused(Trouble.NO_ANSWER, "");
        try {
            background.execute(() -> {
                Optional<Route> found = routes.get();
                loop.execute(() -> {
                    if (mine == search) {
                        found.ifPresentOrElse(this::begin, () -> fail(Trouble.NO_ROUTER, ""));
                    }
                });
            });
        } catch (RejectedExecutionException ending) {
            LOG.debug("no search for a router while the program ends", ending);
        }
    }

    private void begin(Route found) {
        route = found;
        try {
            Router opened = opener.open(found);
            router = opened;
            tryMethod(opened, 0);
        } catch (IOException e) {
            fail(Trouble.NO_ROUTER, String.valueOf(e.getMessage()));
        }
    }

    private void tryMethod(Router asked, int index) {
        if (!running) {
            remove();
            return;
        }
        if (index == asked.methods().size()) {
            fail(trouble.trouble(), trouble.detail());
            return;
        }
        RouterMethod next = asked.methods().get(index);
        int mine = search;
        next.ask(mappings.wish(Transport.TCP, port), answer -> {
            if (mine != search) {
                return;
            }
            if (answer instanceof Answer.Refused refused) {
                worse(refused);
                tryMethod(asked, index + 1);
            } else {
                method = next;
                take(Transport.TCP, answer);
                if (running) {
                    ask(next, Transport.UDP);
                }
            }
        });
    }

    /** A refusal says more than silence. */
    private void worse(Answer.Refused refused) {
        LOG.debug("the router maps no port: {} {}", refused.trouble(), refused.detail());
        if (trouble.trouble() == Trouble.NO_ANSWER) {
            trouble = refused;
        }
    }

    private void ask(RouterMethod asked, Transport transport) {
        int mine = search;
        asked.ask(mappings.wish(transport, port), answer -> {
            if (mine == search) {
                take(transport, answer);
            }
        });
    }

    private void take(Transport transport, Answer answer) {
        if (!running) {
            if (answer instanceof Answer.Granted late) {
                mappings.add(transport, late);
            }
            if (!isUnderWay()) {
                remove();
            }
            return;
        }
        if (answer instanceof Answer.Granted mapping) {
            boolean fresh = mappings.add(transport, mapping);
            Optional.ofNullable(route)
                    .ifPresent(way -> mapping.address().ifPresent(it -> outside.heard(it, way.router())));
            if (fresh) {
                LOG.info("the router leads {} port {} to {}", transport, mapping.external(), port);
            }
            renewIn(mapping.restarted() ? SOON : mappings.renewal());
        } else if (answer instanceof Answer.Refused refused) {
            mappings.remove(transport);
            trouble = refused;
            renewIn(mappings.isEmpty() ? SOON : mappings.renewal());
        }
        show();
    }

    private void renewIn(Duration wait) {
        cancelTimer();
        int mine = search;
        timer = loop.schedule(wait.toNanos(), () -> {
            if (mine == search) {
                renew();
            }
        });
    }

    private void renew() {
        RouterMethod asked = method;
        if (asked == null || mappings.isEmpty()) {
            search();
            return;
        }
        for (Transport transport : Transport.values()) {
            ask(asked, transport);
        }
    }

    private void fail(Trouble why, String detail) {
        forget();
        outside.mapped(OptionalInt.empty());
        status = PortMappingStatus.failed(why, detail);
        int mine = search;
        timer = loop.schedule(AGAIN.toNanos(), () -> {
            if (mine == search) {
                search();
            }
        });
    }

    private void show() {
        outside.mapped(mappings.external(Transport.TCP));
        status = mappings.status(method, trouble);
    }

    private void forget() {
        mappings.clear();
        method = null;
        route = null;
        if (router != null) {
            router.close();
            router = null;
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
