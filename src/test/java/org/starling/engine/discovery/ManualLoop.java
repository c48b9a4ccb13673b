package org.starling.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;

/** A loop under a clock that stands until a test moves it. The test's thread is the loop thread. */
public final class ManualLoop implements EventLoop {
    private static final class Entry implements Timer {
        final long at;
        final long order;
        final Runnable task;
        volatile boolean cancelled;

        Entry(long at, long order, Runnable task) {
            this.at = at;
            this.order = order;
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final Thread owner = Thread.currentThread();
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.<Entry>comparingLong(e -> e.at).thenComparingLong(e -> e.order));
    private long now = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();
    private long base = now;
    private long order;

    /** Starts near the largest value: code that compares times instead of differences fails. */
    public ManualLoop() {}

    @Override
    public void execute(Runnable task) {
        schedule(0, task);
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Timer schedule(long delayNanos, Runnable task) {
        Entry entry = new Entry(now - base + Math.max(0, delayNanos), order++, task);
        entries.add(entry);
        notifyAll();
        return entry;
    }

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == owner;
    }

    /** Runs what is due now, and what that makes due. */
    public void run() {
        run(Duration.ZERO);
    }

    /** Lets time pass, running everything at its time. */
    public void run(Duration duration) {
        long end = elapsed() + duration.toNanos();
        for (Entry next = next(end); next != null; next = next(end)) {
            next.task.run();
        }
        moveTo(end);
    }

    /** Waits until another thread has handed over a task, then runs it. */
    public synchronized void awaitTask() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (entries.stream().noneMatch(e -> !e.cancelled && e.at <= now - base)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            wait(50);
        }
        run();
    }

    /** Timers that wait, cancelled ones left out. */
    public synchronized long pending() {
        return entries.stream().filter(entry -> !entry.cancelled).count();
    }

    private synchronized long elapsed() {
        return now - base;
    }

    private synchronized void moveTo(long elapsed) {
        now = base + elapsed;
    }

    private synchronized @Nullable Entry next(long end) {
        while (!entries.isEmpty() && entries.peek().at <= end) {
            Entry entry = entries.remove();
            if (!entry.cancelled) {
                now = base + entry.at;
                return entry;
            }
        }
        return null;
    }
}
