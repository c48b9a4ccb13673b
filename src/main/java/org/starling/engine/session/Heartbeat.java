package org.starling.engine.session;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;

/**
 * The regular tick of a session: every second while something is under way, every few seconds otherwise, because a
 * thousand idle torrents must cost next to nothing. Loop thread only.
 */
final class Heartbeat {
    private static final long BUSY_NANOS = 1_000_000_000L;
    private static final long IDLE_NANOS = 5_000_000_000L;

    private final EventLoop loop;
    private final Runnable beat;
    private final BooleanSupplier idle;
    private EventLoop.@Nullable Timer next;
    private boolean slow;

    /** @param idle whether nothing is under way; what begins says so by {@link #wake} */
    Heartbeat(EventLoop loop, Runnable beat, BooleanSupplier idle) {
        this.loop = loop;
        this.beat = beat;
        this.idle = idle;
    }

    void start() {
        slow = idle.getAsBoolean();
        next = loop.schedule(slow ? IDLE_NANOS : BUSY_NANOS, this::tick);
    }

    /** Something may have begun: the next tick is not to wait as long as an idle torrent's does. */
    void wake() {
        if (slow && next != null && !idle.getAsBoolean()) {
            next.cancel();
            start();
        }
    }

    void stop() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }

    /** The next tick first: one that fails must not be the last. */
    private void tick() {
        start();
        beat.run();
        wake();
    }
}
