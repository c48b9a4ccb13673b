package org.starling.engine.disk;

import java.util.concurrent.CompletableFuture;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;

/** How a job ended. */
sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Failed<T>(EngineException error) implements Result<T> {
        DiskFailure failure() {
            return error.failure().orElseGet(() -> new DiskFailure(DiskFailure.Kind.IO_ERROR, "", error.toString()));
        }
    }

    default void complete(CompletableFuture<T> future) {
        if (this instanceof Done<T> done) {
            future.complete(done.value);
        } else if (this instanceof Failed<T> failed) {
            future.completeExceptionally(failed.error);
        }
    }
}
