package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a deadline. */
final class Until {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private Until() {}

    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain until " + what);
            }
            boolean woken = never.await(5, TimeUnit.MILLISECONDS);
            if (woken) {
                return;
            }
        }
    }
}
