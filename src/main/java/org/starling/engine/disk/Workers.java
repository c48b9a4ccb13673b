package org.starling.engine.disk;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that touch files. They are never interrupted, as that would close the channels they use; idle ones end.
 */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final AtomicInteger number = new AtomicInteger();
    private final ConcurrentLinkedDeque<Workbench> benches = new ConcurrentLinkedDeque<>();
    private final ThreadPoolExecutor threads;
    private final int count;

    /** Work for a worker. */
    @FunctionalInterface
    interface Work {
        void run(Workbench bench);
    }

    Workers(int count) {
        this.count = count;
        threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "starling-disk-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    int count() {
        return count;
    }

    void submit(Work work) {
        threads.execute(() -> {
            Workbench bench = benches.poll();
            if (bench == null) {
                bench = new Workbench();
            }
            try {
                work.run(bench);
            } finally {
                benches.push(bench);
            }
        });
    }

    /** Lets go of memory; the next work takes new. */
    void trim() {
        benches.clear();
    }

    /** Takes no more work; what was given is done. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
