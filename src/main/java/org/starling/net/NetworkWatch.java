package org.starling.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices that this machine is in another network, or slept: then connections may be dead without a word, and what
 * others know of us may be wrong. Looks every few seconds; the look itself happens on a worker. Loop thread, except
 * {@link #isOwn} and {@link #isNeighbour}.
 */
public final class NetworkWatch {
    static final Duration EVERY = Duration.ofSeconds(5);

    /** A pause of the clock longer than this is sleep; a loaded machine's are shorter. */
    static final Duration SLEEP = Duration.ofMinutes(1);

    private final EventLoop loop;
    private final Executor background;
    private final Supplier<Set<LocalAddress>> looking;
    private final LongSupplier wallMillis;
    private final Signal changes = new Signal();
    private volatile Set<LocalAddress> addresses = Set.of();
    private long lastWall;
    private long lastNanos;
    private boolean looked;
    private boolean closed;
    private EventLoop.@Nullable Timer timer;

    /**
     * @param looking lists this machine's addresses
     * @param wallMillis the time of day, which goes on while the machine sleeps; the loop's clock may stand
     */
    public NetworkWatch(
            EventLoop loop, Executor background, Supplier<Set<LocalAddress>> looking, LongSupplier wallMillis) {
        this.loop = loop;
        this.background = background;
        this.looking = looking;
        this.wallMillis = wallMillis;
    }

    /** Fired on the loop after each change. */
    public Signal changes() {
        return changes;
    }

    public void start() {
        lastWall = wallMillis.getAsLong();
        lastNanos = loop.nanos();
        look();
    }

    public void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    /** True for this machine's addresses, as of the last look; any thread. */
    public boolean isOwn(InetAddress address) {
        return addresses.stream().anyMatch(local -> local.address().equals(address));
    }

    /** True for addresses that are reached without a router, as of the last look; any thread. */
    public boolean isNeighbour(InetAddress address) {
        for (LocalAddress local : addresses) {
            if (local.isNeighbour(address)) {
                return true;
            }
        }
        return false;
    }

    private void look() {
        boolean slept = slept();
        try {
            background.execute(() -> {
                Set<LocalAddress> now = Set.copyOf(looking.get());
                loop.execute(() -> compare(now, slept));
            });
        } catch (RejectedExecutionException ending) {
            closed = true;
        }
    }

    private boolean slept() {
        long wall = wallMillis.getAsLong();
        long nanos = loop.nanos();
        boolean slept = looked
                && (wall - lastWall > EVERY.plus(SLEEP).toMillis()
                        || nanos - lastNanos > EVERY.plus(SLEEP).toNanos());
        lastWall = wall;
        lastNanos = nanos;
        return slept;
    }

    private void compare(Set<LocalAddress> now, boolean slept) {
        if (closed) {
            return;
        }
        timer = loop.schedule(EVERY.toNanos(), this::look);
        boolean moved = looked && !now.isEmpty() && !routable(now).equals(routable(addresses));
        // Not even a loopback address: the system did not tell.
        addresses = now.isEmpty() ? addresses : now;
        looked = true;
        if (moved || slept) {
            changes.fire();
        }
    }

    /** Link-local addresses come and go with every virtual machine on this one. */
    private static Set<LocalAddress> routable(Set<LocalAddress> addresses) {
        return addresses.stream()
                .filter(local -> !local.address().isLinkLocalAddress())
                .collect(Collectors.toSet());
    }
}
