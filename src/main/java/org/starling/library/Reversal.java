package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Engine;
import org.starling.library.LibraryException.Kind;
import org.starling.library.undo.UndoStep;

/** Removes torrents so that they can come back, and takes steps back. Library's thread. */
final class Reversal implements UndoLog.Reverser {
    private static final Logger LOG = LoggerFactory.getLogger(Reversal.class);

    private final Shelf shelf;
    private final TorrentRunner runner;
    private final Changes changes;
    private final Engine engine;
    private final EntryStore store;
    private final Executor lookout;
    private final Listener listener;

    /** What else has to be done when the list changes. */
    interface Listener {
        void dropped(ManagedTorrent torrent);

        CompletableFuture<Void> restored(ManagedTorrent torrent);

        CompletableFuture<Void> restoreCategory(KeptStep step);
    }

    /** @param lookout may be kept waiting by a disk */
    Reversal(
            Shelf shelf,
            TorrentRunner runner,
            Changes changes,
            Engine engine,
            EntryStore store,
            Executor lookout,
            Listener listener) {
        this.shelf = shelf;
        this.runner = runner;
        this.changes = changes;
        this.engine = engine;
        this.store = store;
        this.lookout = lookout;
        this.listener = listener;
    }

    /**
     * Takes a stopped torrent from the list. Its data is put aside if it shall be deleted; where that is impossible, it
     * is deleted at once.
     *
     * @param kept the step that can take it back; empty: it is gone for good
     */
    CompletableFuture<Void> remove(ManagedTorrent torrent, Optional<KeptStep> kept, UndoLog undo, boolean deleteData) {
        Entry entry = torrent.entry();
        CompletableFuture<Void> gone;
        if (kept.isEmpty()) {
            gone = engine.forget(runner.sourceOrHash(entry), entry.settings(), deleteData);
        } else if (deleteData && kept.get().metainfo().isPresent()) {
            Path trash = TrashFolder.of(entry);
            undo.replace(kept.get().withTrash(trash));
            gone = changes.withData(torrent, data -> data.move(trash, progress -> {}))
                    .exceptionallyComposeAsync(
                            failed -> {
                                LOG.warn("the data of {} cannot be put aside and is deleted", entry.infoHash(), failed);
                                undo.replace(kept.get());
                                return engine.forget(runner.sourceOrHash(entry), entry.settings(), true);
                            },
                            shelf.thread());
        } else {
            gone = Shelf.done();
        }
        return gone.thenRunAsync(() -> drop(torrent), shelf.thread());
    }

    private void drop(ManagedTorrent torrent) {
        runner.delete(torrent);
        listener.dropped(torrent);
    }

    @Override
    public CompletableFuture<Void> undo(KeptStep step) {
        if (step.category().isPresent()) {
            return listener.restoreCategory(step);
        }
        Entry before = step.entry().orElseThrow();
        return switch (step.step().kind()) {
            case REMOVE, REMOVE_WITH_DATA -> bringBack(step, before);
            case MOVE ->
                shelf.command(
                        before.infoHash(),
                        torrent -> changes.move(torrent, before.settings().folder(), progress -> {}));
            case LIMIT ->
                shelf.command(
                        before.infoHash(),
                        torrent -> changes.limit(torrent, before.settings().limits()));
            case SHARE_LIMIT ->
                shelf.command(
                        before.infoHash(),
                        torrent -> changes.share(torrent, before.standing().share()));
            case RECHECK -> forgetCheck(step, before);
            case CATEGORY_LIMIT -> Shelf.done();
        };
    }

    /** The list first: with it, the data in the trash is the torrent's, whatever happens then. */
    private CompletableFuture<Void> bringBack(KeptStep step, Entry before) {
        Optional<ManagedTorrent> there = shelf.find(before.infoHash());
        if (there.isPresent() && !isUsed(step)) {
            throw new LibraryException(Kind.CANNOT_UNDO, before.name());
        }
        ManagedTorrent torrent = there.orElseGet(() -> new ManagedTorrent(saved(step, before)));
        Path folder = before.settings().folder();
        CompletableFuture<Void> moved = torrent.enqueue(
                shelf.thread(),
                () -> step.trash().isPresent()
                        ? changes.move(torrent, folder, progress -> {})
                                .thenRunAsync(
                                        () -> movedBack(
                                                torrent, before, step.trash().get()),
                                        shelf.thread())
                        : Shelf.done());
        shelf.put(torrent);
        return moved.thenCompose(nothing -> listener.restored(torrent));
    }

    private Entry saved(KeptStep step, Entry before) {
        Entry back = before.withSequence(shelf.freeSequence(before.sequence()));
        if (step.trash().isPresent()) {
            back = back.withSettings(back.settings().withFolder(step.trash().get()));
        }
        try {
            if (step.metainfo().isPresent()) {
                store.saveMetainfo(before.infoHash(), step.metainfo().get());
            }
            store.save(back);
            return back;
        } catch (IOException unsaved) {
            throw new LibraryException(Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
    }

    private void movedBack(ManagedTorrent torrent, Entry before, Path trash) {
        Entry entry = torrent.entry();
        runner.save(
                torrent,
                entry.withStanding(entry.standing().withHome(before.standing().home())));
        TrashFolder.deleteEmpty(trash);
    }

    /** A torrent of the list lives in the trash: it could not be moved back. */
    private boolean isUsed(KeptStep step) {
        return step.entry()
                .flatMap(entry -> shelf.find(entry.infoHash()))
                .filter(torrent -> step.trash()
                        .filter(torrent.entry().settings().folder()::equals)
                        .isPresent())
                .isPresent();
    }

    /** What runs is stopped first, in front of everything that waits for the check to end. */
    private CompletableFuture<Void> forgetCheck(KeptStep step, Entry before) {
        ManagedTorrent torrent = shelf.require(before.infoHash());
        CompletableFuture<Void> stopped = runner.stop(torrent);
        return stopped.thenCompose(nothing -> shelf.command(before.infoHash(), again -> {
                    step.resume().ifPresent(state -> engine.restore(before.infoHash(), state));
                    Entry entry = again.entry();
                    runner.save(again, entry.withTotals(entry.totals(), before.verified()));
                    again.wanted(false);
                    return Shelf.done();
                }))
                .thenCompose(nothing -> listener.restored(torrent));
    }

    @Override
    public CompletableFuture<Void> expire(KeptStep step) {
        if (isUsed(step)) {
            return Shelf.done();
        }
        CompletableFuture<Void> deleted = step.trash()
                .map(trash -> CompletableFuture.runAsync(() -> TrashFolder.delete(trash), lookout))
                .orElseGet(Shelf::done);
        return deleted.thenComposeAsync(nothing -> forget(step), shelf.thread());
    }

    /** What the engine keeps of a torrent that is gone for good. */
    private CompletableFuture<Void> forget(KeptStep step) {
        UndoStep.Kind kind = step.step().kind();
        boolean removed = kind == UndoStep.Kind.REMOVE || kind == UndoStep.Kind.REMOVE_WITH_DATA;
        Optional<Entry> gone = step.entry()
                .filter(entry -> removed && shelf.find(entry.infoHash()).isEmpty());
        return gone.flatMap(entry -> step.metainfo()
                        .flatMap(runner::parse)
                        .map(metainfo -> engine.forget(TorrentRunner.known(metainfo, entry), entry.settings(), false)))
                .orElseGet(Shelf::done);
    }
}
