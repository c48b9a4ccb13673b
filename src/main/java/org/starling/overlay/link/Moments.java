package org.starling.overlay.link;

import java.time.Duration;

/**
 * Moments that all links share: what need not be done at once is done at the next one, so that thousands of idle links
 * wake the machine no more often than one does. Times are those of the loop, in nanoseconds. Pure.
 */
public final class Moments {
    /** From one to the next. */
    public static final Duration STEP = Duration.ofSeconds(10);

    private static final long NANOS = STEP.toNanos();

    private Moments() {}

    /** The last one that is not after the time. */
    public static long before(long time) {
        return time - Math.floorMod(time, NANOS);
    }

    /** The first one that is not before the time. */
    public static long after(long time) {
        return before(time + NANOS - 1);
    }
}
