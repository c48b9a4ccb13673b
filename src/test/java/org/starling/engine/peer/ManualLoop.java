package org.starling.engine.peer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import org.starling.net.EventLoop;

/** A loop that runs when told to; time stands still in between. */
public final class ManualLoop implements EventLoop {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Planned> timers =
            new PriorityQueue<>(Comparator.comparingLong(Planned::due).thenComparingLong(Planned::number));
    private long now;
    private long numbers;

    private record Planned(long due, long number, Runnable task) {}

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        Planned planned = new Planned(now + delayNanos, numbers++, task);
        timers.add(planned);
        return () -> timers.remove(planned);
    }

    @Override
    public boolean inLoop() {
        return true;
    }

    /** Runs until nothing is left to do at this moment. */
    public void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    public void advance(Duration time) {
        long end = now + time.toNanos();
        run();
        for (Planned next = timers.peek(); next != null && next.due() <= end; next = timers.peek()) {
            timers.remove(next);
            now = next.due();
            next.task().run();
            run();
        }
        now = end;
    }

    public int timers() {
        return timers.size();
    }
}
