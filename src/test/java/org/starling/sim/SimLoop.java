package org.starling.sim;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.starling.net.EventLoop;

/** An event loop whose time passes only by its tasks: the next one due runs, and it is then. Single-threaded. */
public final class SimLoop implements EventLoop {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long now = 1_000_000_000L;
    private long sequence;
    private long ran;

    @Override
    public void execute(Runnable task) {
        schedule(0, task);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        Task entry = new Task(now + Math.max(0, delayNanos), sequence++, task);
        tasks.add(entry);
        return entry;
    }

    @Override
    public boolean inLoop() {
        return true;
    }

    /** Runs until the condition holds or that much virtual time has passed; says whether it holds. */
    public boolean runUntil(BooleanSupplier condition, Duration atMost) {
        long end = now + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            Task next = tasks.peek();
            if (next == null || next.at > end) {
                now = end;
                return condition.getAsBoolean();
            }
            tasks.remove();
            now = Math.max(now, next.at);
            if (!next.cancelled) {
                ran++;
                next.action.run();
            }
        }
        return true;
    }

    /** Tasks that wait for their time, those included that were called off. */
    public int pending() {
        return tasks.size();
    }

    /** Tasks that have run: a measure of what idling costs. */
    public long ran() {
        return ran;
    }

    public void runFor(Duration time) {
        runUntil(() -> false, time);
    }

    private static final class Task implements Timer, Comparable<Task> {
        private final long at;
        private final long order;
        private Runnable action;
        private boolean cancelled;

        Task(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        @Override
        public void cancel() {
            cancelled = true;
            // As in the real loop, what it would have done is let go.
            action = () -> {};
        }

        @Override
        public int compareTo(Task other) {
            return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
        }
    }
}
