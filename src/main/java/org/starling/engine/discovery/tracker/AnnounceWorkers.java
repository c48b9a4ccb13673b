package org.starling.engine.discovery.tracker;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads on which announces wait for trackers; made when needed, gone when idle, never in the way of exit.
 *
 * <p>Trackers that answered before have threads of their own, so that a torrent's list of dead trackers does not delay
 * the "completed" of another.
 */
public final class AnnounceWorkers implements AutoCloseable {
    private static final int STRANGERS = 6;
    private static final int KNOWN = 2;
    private static final int IDLE_SECONDS = 15;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor strangers = pool(STRANGERS);
    private final ThreadPoolExecutor known = pool(KNOWN);

    /** Runs the task soon; after {@link #close} throws a RejectedExecutionException. Callable from any thread. */
    public void execute(boolean answeredBefore, Runnable task) {
        (answeredBefore ? known : strangers).execute(task);
    }

    /** Interrupts what is under way; does not wait for it. */
    @Override
    public void close() {
        strangers.shutdownNow();
        known.shutdownNow();
    }

    private ThreadPoolExecutor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "announce-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
