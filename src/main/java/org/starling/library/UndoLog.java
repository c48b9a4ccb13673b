package org.starling.library;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.library.LibraryException.Kind;
import org.starling.library.undo.UndoCommands;
import org.starling.library.undo.UndoStep;
import org.starling.wire.SafeText;

/**
 * The steps that can be taken back. A step is saved before what it is about is done, and thrown away if that fails.
 * Library's thread, but for looks at it.
 */
final class UndoLog implements UndoCommands {
    private static final Logger LOG = LoggerFactory.getLogger(UndoLog.class);

    static final int MOST = 100;

    /** What steps do to the library. */
    interface Reverser {
        CompletableFuture<Void> undo(KeptStep step);

        /** Its time is over: deletes what was kept for it. */
        CompletableFuture<Void> expire(KeptStep step);
    }

    private final UndoStore store;
    private final Clock clock;
    private final Shelf shelf;
    private final Supplier<Duration> keepFor;
    private final Reverser reverser;
    private final List<KeptStep> kept = new ArrayList<>();
    private final int lost;
    private volatile List<UndoStep> visible = List.of();
    private long nextId = 1;

    /** @param keepFor how long a step can be taken back */
    UndoLog(UndoStore store, Clock clock, Shelf shelf, Supplier<Duration> keepFor, Reverser reverser)
            throws IOException {
        this.store = store;
        this.clock = clock;
        this.shelf = shelf;
        this.keepFor = keepFor;
        this.reverser = reverser;
        UndoStore.Contents contents = store.load();
        kept.addAll(contents.steps());
        lost = contents.lost();
        contents.steps().stream()
                .filter(this::wasNeverDone)
                .forEach(step -> forget(step.step().id()));
        nextId = kept.isEmpty() ? 1 : kept.get(kept.size() - 1).step().id() + 1;
        publish();
    }

    /** A kill came before the torrent was gone: it is still the one that it was. */
    private boolean wasNeverDone(KeptStep step) {
        boolean removal =
                step.step().kind() == UndoStep.Kind.REMOVE || step.step().kind() == UndoStep.Kind.REMOVE_WITH_DATA;
        return removal
                && step.entry()
                        .flatMap(entry -> shelf.find(entry.infoHash())
                                .filter(there -> there.entry().sequence() == entry.sequence()
                                        && there.entry().added().equals(entry.added())))
                        .isPresent();
    }

    /** Newest first; any thread. */
    List<UndoStep> steps() {
        return visible;
    }

    /** How many steps could not be read when the library was loaded. */
    int lost() {
        return lost;
    }

    /**
     * Does something that can be taken back.
     *
     * @param make the step with what it needs
     */
    CompletableFuture<Void> doing(
            UndoStep.Kind kind,
            String subject,
            Function<UndoStep, KeptStep> make,
            Function<KeptStep, CompletableFuture<Void>> deed) {
        Instant now = clock.instant();
        UndoStep step =
                new UndoStep(nextId++, kind, SafeText.clean(subject, SafeText.NAME), now, now.plus(keepFor.get()));
        KeptStep made = make.apply(step);
        save(made);
        kept.add(made);
        publish();
        return attempt(made, deed)
                .handleAsync(
                        (done, failed) -> {
                            if (failed != null) {
                                forget(step.id());
                            }
                            return failed;
                        },
                        shelf.thread())
                .thenCompose(failed -> failed == null ? Shelf.done() : CompletableFuture.failedFuture(failed));
    }

    private static CompletableFuture<Void> attempt(KeptStep step, Function<KeptStep, CompletableFuture<Void>> deed) {
        try {
            return deed.apply(step);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** The step knows more now. */
    void replace(KeptStep changed) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).step().id() == changed.step().id()) {
                save(changed);
                kept.set(i, changed);
            }
        }
    }

    @Override
    public CompletableFuture<UndoStep> undo() {
        return shelf.onThread(() -> {
            if (kept.isEmpty()) {
                throw new LibraryException(Kind.NOTHING_TO_UNDO, "empty");
            }
            return undo(kept.get(kept.size() - 1));
        });
    }

    @Override
    public CompletableFuture<UndoStep> undo(long id) {
        return shelf.onThread(() -> undo(kept.stream()
                .filter(one -> one.step().id() == id)
                .findFirst()
                .orElseThrow(() -> new LibraryException(Kind.NOTHING_TO_UNDO, Long.toString(id)))));
    }

    /** It stays if it could not be taken back. */
    private CompletableFuture<UndoStep> undo(KeptStep step) {
        return reverser.undo(step)
                .thenApplyAsync(
                        nothing -> {
                            forget(step.step().id());
                            return step.step();
                        },
                        shelf.thread());
    }

    @Override
    public CompletableFuture<Void> clear() {
        return shelf.onThread(() -> expireAll(List.copyOf(kept)));
    }

    /** Ends steps whose time is over, and the oldest of too many. */
    void round() {
        Instant now = clock.instant();
        List<KeptStep> over = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            if (i < kept.size() - MOST || !now.isBefore(kept.get(i).step().until())) {
                over.add(kept.get(i));
            }
        }
        CompletableFuture<Void> unused = expireAll(over);
    }

    /** Room on the disk is needed more urgently than removed data. */
    void emptyTrash() {
        CompletableFuture<Void> unused =
                expireAll(kept.stream().filter(step -> step.trash().isPresent()).toList());
    }

    private CompletableFuture<Void> expireAll(List<KeptStep> steps) {
        return Shelf.all(steps.stream().map(this::expire).toList());
    }

    private CompletableFuture<Void> expire(KeptStep step) {
        kept.removeIf(one -> one.step().id() == step.step().id());
        publish();
        return reverser.expire(step)
                .handleAsync(
                        (nothing, failed) -> {
                            if (failed == null) {
                                delete(step.step().id());
                            } else {
                                // Tried again when the library is loaded the next time.
                                LOG.warn(
                                        "what was kept of {} was not deleted",
                                        step.step().subject(),
                                        failed);
                            }
                            return null;
                        },
                        shelf.thread());
    }

    private void forget(long id) {
        if (kept.removeIf(one -> one.step().id() == id)) {
            delete(id);
            publish();
        }
    }

    private void save(KeptStep step) {
        try {
            store.save(step);
        } catch (IOException unsaved) {
            throw new LibraryException(Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
    }

    /** What is left is tried again when the library is loaded the next time. */
    private void delete(long id) {
        try {
            store.delete(id);
        } catch (IOException stays) {
            LOG.warn("step {} was not deleted: {}", id, stays.toString());
        }
    }

    private void publish() {
        List<UndoStep> steps = new ArrayList<>(kept.stream().map(KeptStep::step).toList());
        Collections.reverse(steps);
        visible = List.copyOf(steps);
    }
}
