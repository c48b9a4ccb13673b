package org.starling.engine.session;

import java.util.Random;
import java.util.function.LongSupplier;
import org.starling.engine.limit.Traffic;
import org.starling.net.EventLoop;
import org.starling.sim.SimLoop;

/** What a session's parts share, without limits and under a test's own clock. */
final class Contexts {
    private Contexts() {}

    static SessionContext under(LongSupplier clock) {
        EventLoop loop = new ClockedLoop(new SimLoop(), clock);
        Traffic traffic = Traffic.unlimited(loop);
        return new SessionContext(
                loop,
                new Peers(),
                new Statistics(clock.getAsLong()),
                new Random(1),
                traffic.down().share(),
                traffic.up().share());
    }

    private record ClockedLoop(SimLoop tasks, LongSupplier clock) implements EventLoop {
        @Override
        public void execute(Runnable task) {
            tasks.execute(task);
        }

        @Override
        public long nanos() {
            return clock.getAsLong();
        }

        @Override
        public Timer schedule(long delayNanos, Runnable task) {
            return tasks.schedule(delayNanos, task);
        }

        @Override
        public boolean inLoop() {
            return true;
        }
    }
}
