package org.starling.net;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts failures and logs at most one a second: whoever found a way to cause them must not fill the disk as well. */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);

    private static final int FRAMES = 40;

    private final AtomicLong count = new AtomicLong();
    private long lastLogged = System.nanoTime() - EVERY;

    /** Never throws: it is called where memory or stack may just have run out. */
    void add(String where, Throwable error) {
        long number = count.incrementAndGet();
        try {
            if (mayLog()) {
                shorten(error);
                LOG.warn("failure {} in {}", number, where, error);
            }
        } catch (Throwable ignored) {
            // There was no memory to say so; the count still does.
        }
    }

    long count() {
        return count.get();
    }

    /** A stack overflow's trace is a thousand lines of the same. */
    private static void shorten(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        if (trace.length > FRAMES) {
            error.setStackTrace(Arrays.copyOf(trace, FRAMES));
        }
    }

    private synchronized boolean mayLog() {
        long now = System.nanoTime();
        if (now - lastLogged < EVERY) {
            return false;
        }
        lastLogged = now;
        return true;
    }
}
