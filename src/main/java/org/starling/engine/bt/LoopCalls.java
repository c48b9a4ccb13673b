package org.starling.engine.bt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;

/** Calls from any thread to what lives on the loop. */
final class LoopCalls {

    private LoopCalls() {}

    /** Runs the call on the loop; its outcome, or what it throws, is the future's. */
    static <T> CompletableFuture<T> call(EventLoop loop, Supplier<CompletableFuture<T>> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                CompletableFuture<T> unused = call.get().whenComplete((value, error) -> pass(result, value, error));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static <T> void pass(CompletableFuture<T> result, T value, @Nullable Throwable error) {
        if (error == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(error instanceof CompletionException wrapped ? wrapped.getCause() : error);
        }
    }
}
