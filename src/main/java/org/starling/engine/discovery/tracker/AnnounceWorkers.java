package org.starling.engine.discovery.tracker;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which requests wait for HTTP trackers; made when needed, gone when idle, never in the way of exit. Who
 * may use them when is decided by a {@link TrackerQueue}.
 */
public final class AnnounceWorkers implements Executor, AutoCloseable {
    private static final int IDLE_SECONDS = 15;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    public AnnounceWorkers() {
        pool = new ThreadPoolExecutor(
                TrackerQueue.MOST_AT_ONCE,
                TrackerQueue.MOST_AT_ONCE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::thread);
        pool.allowCoreThreadTimeOut(true);
    }

    /** Runs the task soon; after {@link #close} throws a RejectedExecutionException. Callable from any thread. */
    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Interrupts what is under way; does not wait for it. */
    @Override
    public void close() {
        pool.shutdownNow();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "announce-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
