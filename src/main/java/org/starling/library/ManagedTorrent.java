package org.starling.library;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.queue.QueueStatus;
import org.starling.library.share.ShareRules;
import org.starling.library.share.ShareStatus;
import org.starling.wire.SafeText;

/**
 * One torrent of the list: its saved entry and, while it runs, its engine side. State is changed on the library's
 * thread only and published as one immutable object, so that views can be made on any thread.
 */
final class ManagedTorrent {

    private record State(
            Entry entry,
            @Nullable EngineTorrent running,
            TransferTotals before,
            Optional<LibraryProblem> problem,
            Verdict verdict) {

        State with(Entry changed) {
            return new State(changed, running, before, problem, verdict);
        }

        State with(Verdict changed) {
            return new State(entry, running, before, problem, changed);
        }

        State run(Entry now, @Nullable EngineTorrent torrent, Optional<LibraryProblem> trouble) {
            return new State(now, torrent, now.totals(), trouble, verdict);
        }
    }

    /** A view, and what it was made of: nothing else is asked for to find out that it is still right. */
    private record Seen(State state, @Nullable TorrentSnapshot live, TorrentView view) {}

    private final TransferTotals atLoad;
    private volatile State state;
    private volatile @Nullable Seen seen;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private Optional<Metainfo> known = Optional.empty();
    private boolean wanted;
    private volatile boolean leaving;

    ManagedTorrent(Entry entry) {
        this.atLoad = entry.totals();
        this.state = new State(entry, null, entry.totals(), Optional.empty(), Verdict.NONE);
    }

    Entry entry() {
        return state.entry;
    }

    Optional<EngineTorrent> running() {
        return Optional.ofNullable(state.running);
    }

    Optional<LibraryProblem> problem() {
        return state.problem;
    }

    Verdict verdict() {
        return state.verdict;
    }

    /** Whether it is to run, as the last round decided; it may be on its way there. Library's thread. */
    boolean wanted() {
        return wanted;
    }

    void wanted(boolean now) {
        wanted = now;
    }

    /** It is being removed, so that nothing starts it again. */
    boolean leaving() {
        return leaving;
    }

    void leaving(boolean now) {
        leaving = now;
    }

    /** Metainfo that was read already, for the next start only: reading a large torrent takes a while. */
    void know(Optional<Metainfo> metainfo) {
        known = metainfo;
    }

    Optional<Metainfo> takeKnown() {
        Optional<Metainfo> taken = known;
        known = Optional.empty();
        return taken;
    }

    void entry(Entry entry) {
        state = state.with(entry);
    }

    void verdict(Verdict verdict) {
        if (!verdict.equals(state.verdict)) {
            state = state.with(verdict);
        }
    }

    void started(EngineTorrent torrent) {
        state = state.run(state.entry, torrent, Optional.empty());
    }

    void stopped() {
        state = state.run(withTotals(), null, Optional.empty());
    }

    void problem(LibraryProblem problem) {
        state = state.run(state.entry, null, Optional.of(problem));
    }

    /** The user wants it to be tried again. */
    void forgive() {
        State now = state;
        state = new State(now.entry, now.running, now.before, Optional.empty(), now.verdict);
    }

    /** The settings for the engine: its own, within what its category leaves it. */
    TorrentSettings inForce(TorrentSettings own) {
        TorrentLimits limits = own.limits();
        Verdict verdict = state.verdict;
        return own.withLimits(new TorrentLimits(
                tighter(limits.down(), verdict.down()), tighter(limits.up(), verdict.up()), limits.connections()));
    }

    /** Of two limits, 0 being none. */
    static long tighter(long limit, long other) {
        return limit == 0 || other == 0 ? Math.max(limit, other) : Math.min(limit, other);
    }

    /** Everything that is wanted of it is there, as far as it is known. */
    boolean isComplete() {
        State now = state;
        if (now.running != null) {
            TorrentPhase phase = now.running.snapshot().phase();
            if (phase instanceof TorrentPhase.Seeding) {
                return true;
            } else if (phase instanceof TorrentPhase.Downloading || phase instanceof TorrentPhase.FetchingMetadata) {
                return false;
            }
        }
        Entry entry = now.entry;
        return entry.completed().isPresent() || (entry.size() > 0 && entry.verified() >= entry.size());
    }

    /** The entry with the traffic and progress of the present run counted in. */
    Entry withTotals() {
        State now = state;
        return now.running == null ? now.entry : withTotals(now, now.running.snapshot());
    }

    private static Entry withTotals(State now, TorrentSnapshot snapshot) {
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

    /** The same object as long as nothing has changed. */
    @SuppressWarnings("ReferenceEquality") // to compare what is in them would cost more than it saves
    TorrentView view() {
        State now = state;
        TorrentSnapshot live = now.running == null ? null : now.running.snapshot();
        Seen before = seen;
        if (before != null && before.state == now && before.live == live) {
            return before.view;
        }
        TorrentView made = view(now, live);
        seen = new Seen(now, live, made);
        return made;
    }

    private static TorrentView view(State now, @Nullable TorrentSnapshot live) {
        Entry entry = live == null ? now.entry : withTotals(now, live);
        Standing standing = entry.standing();
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
                Optional.ofNullable(live),
                now.problem,
                now.verdict.hold(),
                standing.labels(),
                new QueueStatus(now.verdict.position(), standing.forced()),
                new ShareStatus(
                        ShareRules.ratio(
                                entry.totals().uploaded(), entry.totals().downloaded(), entry.verified()),
                        standing.share(),
                        now.verdict.share(),
                        standing.shared()),
                entry.trackers());
    }

    /** Runs the command after all earlier ones of this torrent, on the library's thread. */
    <T> CompletableFuture<T> enqueue(Executor thread, Supplier<CompletableFuture<T>> command) {
        CompletableFuture<T> result =
                last.handle((done, failed) -> null).thenComposeAsync(nothing -> command.get(), thread);
        last = result;
        return result;
    }

    /** Completes when all its commands so far are done, however they ended. */
    CompletableFuture<Void> settled() {
        return last.handle((done, failed) -> null);
    }

    private static Optional<Long> verified(TorrentSnapshot snapshot) {
        return snapshot.metainfo().flatMap(metainfo -> snapshot.have().map(metainfo::bytesOf));
    }
}
