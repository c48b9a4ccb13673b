package org.starling.net;

import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Timers in the order of their deadlines, and of their creation where those are equal. Loop thread only, except for
 * creating and cancelling. A cancelled timer lets its task go at once and is swept out together with others, so
 * cancelling is cheap.
 */
final class TimerQueue {
    private static final int SWEEP_FROM = 256;

    private final PriorityQueue<Entry> heap = new PriorityQueue<>();
    private final AtomicLong created = new AtomicLong();
    private final AtomicInteger cancelled = new AtomicInteger();

    Entry create(long deadlineNanos, Runnable task) {
        return new Entry(deadlineNanos, created.getAndIncrement(), task);
    }

    void add(Entry entry) {
        if (cancelled.get() > Math.max(SWEEP_FROM, heap.size() / 2)) {
            sweep();
        }
        heap.add(entry);
    }

    /** Takes the next task due at the given time, or null. */
    @Nullable
    Runnable pollDue(long now) {
        for (Entry first = heap.peek(); first != null; first = heap.peek()) {
            Runnable task = first.task;
            if (task != null && first.deadline - now > 0) {
                return null;
            }
            heap.poll();
            if (first.finish()) {
                return task;
            }
            cancelled.decrementAndGet();
        }
        return null;
    }

    /** Nanoseconds from now to the first deadline, 0 if it has passed, {@link Long#MAX_VALUE} without timers. */
    long untilNext(long now) {
        Entry first = heap.peek();
        return first == null ? Long.MAX_VALUE : Math.max(0, first.deadline - now);
    }

    int size() {
        return heap.size();
    }

    private void sweep() {
        int before = heap.size();
        heap.removeIf(entry -> entry.task == null);
        cancelled.addAndGet(heap.size() - before);
    }

    /** One timer; its task is null from when it ran or was cancelled. */
    final class Entry implements EventLoop.Timer, Comparable<Entry> {
        private final long deadline;
        private final long number;
        private volatile @Nullable Runnable task;

        private Entry(long deadline, long number, Runnable task) {
            this.deadline = deadline;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            if (finish()) {
                cancelled.incrementAndGet();
            }
        }

        private synchronized boolean finish() {
            boolean first = task != null;
            task = null;
            return first;
        }

        /** By difference, as nanoTime may wrap. */
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.signum(deadline - other.deadline);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
