package org.starling.app.window.overlay;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.overlay.OverlayNode;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.Trouble;

/**
 * Asks the overlay without making the window wait: it may just be turned on, which blocks. What fails, fails with what
 * the window has words for.
 */
record Asked(OverlayControl overlay, Executor background) {
    private static final long SECONDS = 30;

    /** Asks the overlay itself; fails while it is off. */
    <T> CompletableFuture<T> node(Function<OverlayNode, CompletableFuture<T>> question) {
        return tidy(CompletableFuture.supplyAsync(this::on, background).thenCompose(question));
    }

    /** Does what blocks. */
    <T> CompletableFuture<T> blocking(Callable<T> work) {
        return tidy(CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (Exception failed) {
                        throw new CompletionException(failed);
                    }
                },
                background));
    }

    OverlayNode on() {
        return overlay.node()
                .orElseThrow(() -> new OverlayException(
                        overlay.failure().map(Troubles::of).orElseGet(() -> Trouble.of(Trouble.Reason.OFF))));
    }

    private static <T> CompletableFuture<T> tidy(CompletableFuture<T> asked) {
        return asked.orTimeout(SECONDS, TimeUnit.SECONDS).exceptionallyCompose(thrown -> {
            CompletableFuture<T> failed = new CompletableFuture<>();
            failed.completeExceptionally(Troubles.wrap(thrown));
            return failed;
        });
    }
}
