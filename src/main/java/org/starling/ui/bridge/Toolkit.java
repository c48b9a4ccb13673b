package org.starling.ui.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * The toolkit of this process, which can be started once only. It needs about as long as the list takes to be read, and
 * both can go on at the same time. Any thread.
 */
public final class Toolkit {
    private static final long START_SECONDS = 60;

    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Runnable rehearsal;

    /** @param rehearsal is done on the window's thread as soon as there is one, before anything else */
    public Toolkit(Runnable rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** Starts it on a thread of its own, unless that has been done. */
    public void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread starter = new Thread(this::start, "starling-toolkit");
            starter.setDaemon(true);
            starter.start();
        }
    }

    /** Whoever waits is told, whatever it is: without a screen some systems have errors instead of exceptions. */
    private void start() {
        try {
            Platform.setImplicitExit(false);
            Platform.startup(() -> {
                ready.complete(null);
                rehearsal.run();
            });
        } catch (RuntimeException | LinkageError failed) {
            ready.completeExceptionally(failed);
        }
    }

    /**
     * Does the work on the window's thread, and returns when it is done.
     *
     * @throws RuntimeException the work's, or the toolkit's reason if there is no screen
     */
    public void run(Runnable work) throws InterruptedException {
        begin();
        CompletableFuture<Void> done = ready.thenCompose(there -> CompletableFuture.runAsync(work, Platform::runLater));
        try {
            done.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("the window did not open", late);
        } catch (ExecutionException failed) {
            throw reason(failed);
        }
    }

    private static RuntimeException reason(Throwable failed) {
        Throwable cause = failed;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
