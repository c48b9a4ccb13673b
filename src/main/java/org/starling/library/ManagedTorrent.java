package org.starling.library;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineTorrent;
import org.starling.engine.TorrentSnapshot;
import org.starling.wire.SafeText;

/**
 * One torrent of the list: its saved entry and, while it runs, its engine side. State is changed on the library's
 * thread only and published as one immutable object, so that views can be made on any thread.
 */
final class ManagedTorrent {

    private record State(
            Entry entry, @Nullable EngineTorrent running, TransferTotals before, Optional<LibraryProblem> problem) {}

    private final TransferTotals atLoad;
    private volatile State state;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    ManagedTorrent(Entry entry) {
        this.atLoad = entry.totals();
        this.state = new State(entry, null, entry.totals(), Optional.empty());
    }

    Entry entry() {
        return state.entry;
    }

    Optional<EngineTorrent> running() {
        return Optional.ofNullable(state.running);
    }

    void entry(Entry entry) {
        State now = state;
        state = new State(entry, now.running, now.before, now.problem);
    }

    void started(EngineTorrent torrent) {
        Entry entry = state.entry;
        state = new State(entry, torrent, entry.totals(), Optional.empty());
    }

    void stopped() {
        Entry entry = withTotals();
        state = new State(entry, null, entry.totals(), Optional.empty());
    }

    void problem(LibraryProblem problem) {
        state = new State(state.entry, null, state.entry.totals(), Optional.of(problem));
    }

    /** The entry with the traffic and progress of the present run counted in. */
    Entry withTotals() {
        State now = state;
        if (now.running == null) {
            return now.entry;
        }
        TorrentSnapshot snapshot = now.running.snapshot();
        TransferTotals run = new TransferTotals(
                snapshot.downloaded(),
                snapshot.uploaded(),
                snapshot.run().active(),
                snapshot.run().seeding());
        return now.entry.withTotals(now.before.plus(run), verified(snapshot).orElse(now.entry.verified()));
    }

    /** What came and went since the list was loaded, or the torrent added. */
    TransferTotals inThisSession() {
        return withTotals().totals().minus(atLoad);
    }

    TorrentView view() {
        State now = state;
        Entry entry = withTotals();
        return new TorrentView(
                entry.infoHash(),
                SafeText.clean(entry.name(), SafeText.NAME),
                entry.size(),
                entry.verified(),
                entry.paused(),
                entry.added(),
                entry.completed(),
                entry.totals(),
                entry.settings(),
                Optional.ofNullable(now.running).map(EngineTorrent::snapshot),
                now.problem);
    }

    /** Runs the command after all earlier ones of this torrent, on the library's thread. */
    <T> CompletableFuture<T> enqueue(Executor thread, Supplier<CompletableFuture<T>> command) {
        CompletableFuture<T> result =
                last.handle((done, failed) -> null).thenComposeAsync(nothing -> command.get(), thread);
        last = result;
        return result;
    }

    private static Optional<Long> verified(TorrentSnapshot snapshot) {
        return snapshot.metainfo().flatMap(metainfo -> snapshot.have().map(metainfo::bytesOf));
    }
}
