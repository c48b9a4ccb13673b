package org.starling.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a command that the user or the system wants it to end. */
public final class Interrupts {
    private static final Duration CLOSING_TIME = Duration.ofSeconds(15);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object guard = new Object();
    private volatile int exitCode = 1;
    private volatile boolean busy = true;

    /**
     * Reacts to Ctrl-C and to the system's wish to end: the thread is interrupted, gets the time to save, and its exit
     * code becomes the process's. Otherwise the JVM would end under its hands.
     */
    public static Interrupts ofProcess(Thread worker) {
        Interrupts interrupts = new Interrupts();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupts.end(worker), "end"));
        return interrupts;
    }

    private void end(Thread worker) {
        if (ended.getCount() == 0) {
            return;
        }
        ask(worker);
        try {
            if (!ended.await(CLOSING_TIME.toMillis(), TimeUnit.MILLISECONDS)) {
                exitCode = 1;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /** Asks the thread to end. */
    void ask(Thread worker) {
        asked.countDown();
        synchronized (guard) {
            if (busy) {
                worker.interrupt();
            }
        }
    }

    boolean asked() {
        return asked.getCount() == 0;
    }

    /** Waits; true if the end was asked for. */
    boolean await(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** From here the thread saves and must not be interrupted: an interrupt would close the files under its hands. */
    void closing() {
        synchronized (guard) {
            busy = false;
            Thread.interrupted();
        }
    }

    /** The command is over. */
    public void ended(int code) {
        exitCode = code;
        ended.countDown();
    }
}
