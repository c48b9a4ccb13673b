package org.starling.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Scene;

/** JavaFX for programs that are no application of it: its thread, and when it has drawn. */
final class Fx {
    private Fx() {}

    /** Until {@link Platform#exit}. */
    static void begin() throws InterruptedException, ExecutionException {
        Platform.setImplicitExit(false);
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get();
    }

    /** What the work brings on JavaFX's thread. */
    static <T> T call(Callable<T> work) throws InterruptedException, ExecutionException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        return done.get();
    }

    static void run(Runnable work) throws InterruptedException, ExecutionException {
        boolean unused = call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until a pulse has laid out the scene, and what that left for JavaFX's thread to do is done. */
    static void painted(Scene scene) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                scene.removePostLayoutPulseListener(listener[0]);
                done.complete(null);
            };
            scene.addPostLayoutPulseListener(listener[0]);
            Platform.requestNextPulse();
        });
        done.get();
        run(() -> {});
    }
}
