package org.starling.net.http;

import java.time.Duration;
import org.starling.net.EventLoop;

/** The moment at which a whole fetch must be over. */
final class Deadline {
    private final EventLoop loop;
    private final long end;

    Deadline(EventLoop loop, Duration total) {
        this.loop = loop;
        this.end = loop.nanos() + total.toNanos();
    }

    boolean passed() {
        return end - loop.nanos() <= 0;
    }

    /** What is left, but at most the given time and at least a millisecond: sockets take 0 for ever. */
    Duration atMost(Duration longest) {
        Duration left = Duration.ofNanos(end - loop.nanos());
        Duration shorter = left.compareTo(longest) < 0 ? left : longest;
        Duration shortest = Duration.ofMillis(1);
        return shorter.compareTo(shortest) < 0 ? shortest : shorter;
    }

    /** Runs the task on the loop at the deadline, unless cancelled. */
    EventLoop.Timer atEnd(Runnable task) {
        return loop.schedule(end - loop.nanos(), task);
    }
}
