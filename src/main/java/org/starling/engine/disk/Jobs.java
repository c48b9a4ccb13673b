package org.starling.engine.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.starling.engine.EngineException;

/** Brings a torrent's work to workers and the results back to the session's thread, whatever goes wrong on the way. */
final class Jobs {
    private final Executor answers;
    private final Supplier<Path> folder;
    private final Gate gate = new Gate();

    /** Blocking work. */
    @FunctionalInterface
    interface Job<T> {
        T run(Workbench bench) throws IOException;
    }

    Jobs(Executor answers, Supplier<Path> folder) {
        this.answers = answers;
        this.folder = folder;
    }

    Gate gate() {
        return gate;
    }

    Executor answers() {
        return answers;
    }

    /** Work that may run beside other such work. */
    <T> void together(Workers workers, Job<T> job, Consumer<Result<T>> then) {
        gate.together(() -> submit(workers, job, then));
    }

    /** Work that runs while no other work of the torrent does. */
    <T> void alone(Workers workers, Job<T> job, Consumer<Result<T>> then) {
        gate.alone(() -> submit(workers, job, then));
    }

    /** Ends work that was let through the gate; called on a worker. */
    <T> void answer(Result<T> result, Consumer<Result<T>> then) {
        answers.execute(() -> {
            try {
                then.accept(result);
            } finally {
                gate.done();
            }
        });
    }

    <T> Result<T> run(Job<T> job, Workbench bench) {
        try {
            return new Result.Done<>(job.run(bench));
        } catch (EngineException e) {
            return new Result.Failed<>(e);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            EngineException told = new EngineException(DiskFailures.of(e, folder.get()));
            told.initCause(e);
            return new Result.Failed<>(told);
        }
    }

    private <T> void submit(Workers workers, Job<T> job, Consumer<Result<T>> then) {
        workers.submit(bench -> answer(run(job, bench), then));
    }
}
