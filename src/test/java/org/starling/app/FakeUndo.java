package org.starling.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.starling.library.LibraryException;
import org.starling.library.undo.UndoCommands;
import org.starling.library.undo.UndoStep;

/** Takes back what was done in memory. Thread-safe. */
final class FakeUndo implements UndoCommands {
    private final Map<UndoStep, Runnable> done = new LinkedHashMap<>();
    private long next = 1;

    synchronized void add(UndoStep.Kind kind, String subject, Runnable back) {
        Instant now = Instant.EPOCH.plusSeconds(next);
        done.put(new UndoStep(next++, kind, subject, now, now.plusSeconds(3_600)), back);
    }

    synchronized List<UndoStep> steps() {
        List<UndoStep> newestFirst = new ArrayList<>(done.keySet());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    @Override
    public CompletableFuture<UndoStep> undo() {
        return undo(steps().stream().findFirst().map(UndoStep::id).orElse(0L));
    }

    @Override
    public CompletableFuture<UndoStep> undo(long id) {
        Optional<UndoStep> step = steps().stream().filter(one -> one.id() == id).findFirst();
        step.flatMap(this::take).ifPresent(Runnable::run);
        return step.map(CompletableFuture::completedFuture)
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new LibraryException(LibraryException.Kind.NOTHING_TO_UNDO, "nothing")));
    }

    /** It is run without our lock: it takes the library's. */
    private synchronized Optional<Runnable> take(UndoStep step) {
        return Optional.ofNullable(done.remove(step));
    }

    @Override
    public synchronized CompletableFuture<Void> clear() {
        done.clear();
        return CompletableFuture.completedFuture(null);
    }
}
