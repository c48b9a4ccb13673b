package org.starling.ui.bridge;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the program once a second on a thread of its own and hands the difference to the window, at most one at a
 * time: a window that is slow is not flooded.
 *
 * @param <T> a difference; each one counts, so none is dropped
 */
public final class Ticker<T> implements AutoCloseable {
    private static final long MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Ticker::daemon);
    private final AtomicBoolean shown = new AtomicBoolean(true);
    private final Threads threads;
    private final Supplier<T> source;
    private final Consumer<T> window;

    public Ticker(Threads threads, Supplier<T> source, Consumer<T> window) {
        this.threads = threads;
        this.source = source;
        this.window = window;
    }

    public void start() {
        var unused = timer.scheduleWithFixedDelay(this::tick, 0, MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Something was done: its effect is shown at once. */
    public void soon() {
        if (!timer.isShutdown()) {
            timer.execute(this::tick);
        }
    }

    private void tick() {
        if (!shown.compareAndSet(true, false)) {
            return;
        }
        try {
            T difference = source.get();
            threads.window(() -> {
                try {
                    window.accept(difference);
                } finally {
                    shown.set(true);
                }
            });
        } catch (RuntimeException defect) {
            shown.set(true);
            LOG.error("a look at the library failed", defect);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "starling-tick");
        thread.setDaemon(true);
        return thread;
    }
}
