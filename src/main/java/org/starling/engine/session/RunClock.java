package org.starling.engine.session;

import org.starling.engine.RunTimes;

/** Adds up how long a torrent runs, and how long of it as a seed. */
final class RunClock {
    private static final long SECOND = 1_000_000_000L;

    private final long started;
    private long seedingNanos;
    private long last;
    private boolean wasSeeding;

    RunClock(long now) {
        started = now;
        last = now;
    }

    /** The times until now; what it does from here on counts as what is said. */
    RunTimes at(long now, boolean seeding) {
        seedingNanos += wasSeeding ? now - last : 0;
        last = now;
        wasSeeding = seeding;
        return new RunTimes((now - started) / SECOND, seedingNanos / SECOND);
    }
}
