package org.starling.net;

import java.util.concurrent.Executor;

/**
 * The thread that owns sockets, sessions and timers. Everything that changes their state runs here, so none of it needs
 * a lock. The simulator has an implementation under a virtual clock; code that takes an EventLoop must not ask the time
 * elsewhere.
 */
public interface EventLoop extends Executor {

    /** Runs the task on the loop thread, in the order of submission; callable from any thread. */
    @Override
    void execute(Runnable task);

    /** Monotonic time in nanoseconds; only differences have a meaning. */
    long nanos();

    /** Runs the task once on the loop after the delay; callable from any thread. */
    Timer schedule(long delayNanos, Runnable task);

    /** True on the loop's own thread. */
    boolean inLoop();

    /** A scheduled task that can be called off. Cancelling twice, or after it ran, does nothing. */
    interface Timer {
        void cancel();
    }
}
