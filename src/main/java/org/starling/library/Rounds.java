package org.starling.library;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked at again and again, and soon after each command that may change it. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long PAUSE_SECONDS = 1;

    private final ScheduledExecutorService thread;
    private final List<Runnable> steps;
    private @Nullable CompletableFuture<Void> pending;
    private volatile boolean ended;

    Rounds(ScheduledExecutorService thread, List<Runnable> steps) {
        this.thread = thread;
        this.steps = List.copyOf(steps);
    }

    void begin() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::round, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** After the commands that wait already, and only once for all of them. Library's thread. */
    CompletableFuture<Void> soon() {
        if (pending == null) {
            pending = CompletableFuture.runAsync(
                    () -> {
                        pending = null;
                        round();
                    },
                    thread);
        }
        return pending;
    }

    void end() {
        ended = true;
    }

    /** One step that fails must not keep the others from being taken, now or later. Library's thread. */
    void round() {
        if (ended) {
            return;
        }
        steps.forEach(Rounds::attempt);
    }

    /** What a timer repeats would not be repeated any more after an exception. */
    static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOG.warn("a round was not ended", failed);
        }
    }
}
