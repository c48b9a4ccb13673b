package org.starling.overlay.link;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.starling.net.EventLoop;
import org.starling.sim.SimLoop;

/** A loop under a virtual clock that remembers at how many moments a timer woke it. */
public final class Wakes implements EventLoop {
    private final SimLoop loop = new SimLoop();
    private final Set<Long> moments = new HashSet<>();

    /** Moments within so much time from now. */
    public int during(Duration time) {
        moments.clear();
        loop.runFor(time);
        return moments.size();
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public long nanos() {
        return loop.nanos();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        return loop.schedule(delayNanos, () -> {
            moments.add(loop.nanos());
            task.run();
        });
    }

    @Override
    public boolean inLoop() {
        return true;
    }
}
