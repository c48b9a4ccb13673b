package org.starling.rig;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what other processes do: on a condition, never for a time. */
public final class Await {
    private static final long PAUSE_NANOS = 20_000_000;

    private Await() {}

    /** @throws AssertionError with the details if the deadline passes first */
    public static void until(Duration patience, String what, Supplier<String> details, Callable<Boolean> condition) {
        if (!within(patience, condition)) {
            throw new AssertionError("not within " + patience.toSeconds() + " s: " + what + "\n" + details.get());
        }
    }

    public static void until(Duration patience, String what, Callable<Boolean> condition) {
        until(patience, what, () -> "", condition);
    }

    /** False if the deadline passed first. */
    public static boolean within(Duration patience, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            if (holds(condition)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
