package org.starling.engine.session;

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

    /** Counts until now; what it does from here on counts as what is said. */
    void tick(long now, boolean seeding) {
        seedingNanos += wasSeeding ? now - last : 0;
        last = now;
        wasSeeding = seeding;
    }

    /** Seconds until the last tick. */
    long active() {
        return (last - started) / SECOND;
    }

    /** Of these, as a seed. */
    long seeding() {
        return seedingNanos / SECOND;
    }
}
