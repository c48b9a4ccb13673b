package org.starling.ui.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The two kinds of threads that screens know: the window's, and others for what takes time. */
public interface Threads {

    /** Runs it on the window's thread, in order with everything else handed in. */
    void window(Runnable work);

    /** Runs it on a thread that may block. */
    void background(Runnable work);

    /** Shows on the window's thread what the future brings. */
    default <T> void show(CompletableFuture<T> future, Consumer<T> result, Consumer<Throwable> failure) {
        var unused = future.whenComplete((value, thrown) -> window(() -> {
            if (thrown == null) {
                result.accept(value);
            } else {
                failure.accept(cause(thrown));
            }
        }));
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
