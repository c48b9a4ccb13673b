package org.starling.engine.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.TorrentStorage;
import org.starling.wire.Bitfield;

/** Takes one torrent from state to state. Late answers of a state that is over are recognised by their generation. */
final class Lifecycle implements Transfer.Listener {
    /** What the session does when something changed. */
    interface Events {
        void onState(SessionState state);

        /** A transfer began; peers that are connected join it. */
        void onTransfer(Transfer transfer);

        void onCompleted();

        void onVerified(int piece);

        void onBadPeer(PeerIdentity peer);

        /** A new look at the data found these missing or wrong. */
        void onLost(Bitfield pieces);
    }

    private final SessionPorts.StorageOpener opener;
    private final SessionContext context;
    private final Events events;
    private final Recovery recovery;
    private SessionState state = new SessionState.Idle();
    private TorrentSettings settings;
    private boolean completed;
    private boolean begun;
    private int generation;

    Lifecycle(TorrentSettings settings, SessionPorts.StorageOpener opener, SessionContext context, Events events) {
        this.settings = settings;
        this.opener = opener;
        this.context = context;
        this.events = events;
        recovery = new Recovery(context.loop());
    }

    SessionState state() {
        return state;
    }

    void fetch() {
        enter(new SessionState.Fetching());
    }

    /** The metainfo is known: its storage is opened, checked where needed, and the transfer begins. */
    void open(Metainfo metainfo) {
        load(new OpenTorrent(metainfo, opener.open(metainfo, settings)));
    }

    CompletableFuture<Void> apply(TorrentSettings changed) {
        TorrentSettings before = settings;
        settings = changed;
        OpenTorrent torrent = state.torrent();
        boolean onlyLimits = before.withLimits(changed.limits()).equals(changed);
        if (torrent == null || onlyLimits) {
            return CompletableFuture.completedFuture(null);
        }
        Transfer transfer = state.transfer();
        if (transfer != null) {
            transfer.narrow(Selection.of(torrent.metainfo(), changed));
        }
        return torrent.storage().apply(changed).whenComplete((done, failure) -> {
            settings = failure == null ? settings : before;
            select();
        });
    }

    CompletableFuture<Void> recheck() {
        Transfer transfer = state.transfer();
        if (transfer == null) {
            return refused();
        }
        Bitfield lost = transfer.have().copy();
        end(transfer);
        return check(transfer.torrent()).thenAccept(have -> {
            lost.andNot(have);
            if (!lost.isEmpty()) {
                events.onLost(lost);
            }
        });
    }

    CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        if (!(state instanceof SessionState.Running running)) {
            return refused();
        }
        Transfer transfer = running.transfer();
        transfer.pause();
        enter(new SessionState.Moving(transfer, 0));
        int mine = ++generation;
        return transfer.torrent()
                .storage()
                .move(folder, done -> onMoved(mine, done, progress))
                .whenComplete((done, failure) -> {
                    settings = failure == null ? settings.withFolder(folder) : settings;
                    if (mine == generation) {
                        run(transfer);
                    }
                });
    }

    CompletableFuture<Void> stop() {
        generation++;
        recovery.cancel();
        OpenTorrent torrent = state.torrent();
        Transfer transfer = state.transfer();
        if (transfer != null) {
            end(transfer);
        }
        enter(new SessionState.Stopped());
        closePeers();
        return torrent == null
                ? CompletableFuture.completedFuture(null)
                : torrent.storage().close();
    }

    @Override
    public void onComplete() {
        if (state instanceof SessionState.Running running) {
            enter(running);
            if (!completed && running.transfer().selection().wantedBytes() > 0) {
                completed = true;
                events.onCompleted();
            }
        }
    }

    @Override
    public void onDiskFailure(DiskFailure failure) {
        if (state instanceof SessionState.Running running) {
            block(failure, running.transfer().torrent(), running.transfer());
        }
    }

    @Override
    public void onVerified(int piece) {
        events.onVerified(piece);
    }

    @Override
    public void onBadPeer(PeerIdentity peer) {
        events.onBadPeer(peer);
    }

    private void load(OpenTorrent torrent) {
        enter(new SessionState.Checking(torrent, 0));
        int mine = ++generation;
        var unused = torrent.storage().load().whenComplete((known, failure) -> {
            if (mine != generation) {
                return;
            }
            if (failure != null) {
                block(failureOf(failure), torrent, null);
            } else if (known.isPresent()) {
                begin(torrent, known.get());
            } else {
                var unusedCheck = check(torrent);
            }
        });
    }

    private CompletableFuture<Bitfield> check(OpenTorrent torrent) {
        enter(new SessionState.Checking(torrent, 0));
        int mine = ++generation;
        TorrentStorage storage = torrent.storage();
        return storage.check(done -> onChecked(mine, torrent, done)).whenComplete((have, failure) -> {
            if (mine != generation) {
                return;
            }
            if (failure != null) {
                block(failureOf(failure), torrent, null);
            } else {
                begin(torrent, have);
            }
        });
    }

    private void onChecked(int mine, OpenTorrent torrent, double done) {
        context.loop().execute(() -> {
            if (mine == generation && state instanceof SessionState.Checking) {
                state = new SessionState.Checking(torrent, done);
            }
        });
    }

    private void onMoved(int mine, double done, DoubleConsumer progress) {
        progress.accept(done);
        context.loop().execute(() -> {
            if (mine == generation && state instanceof SessionState.Moving moving) {
                state = new SessionState.Moving(moving.transfer(), done);
            }
        });
    }

    private void begin(OpenTorrent torrent, Bitfield have) {
        Selection selection = Selection.of(torrent.metainfo(), settings);
        Transfer transfer = new Transfer(torrent, have, selection, context, this);
        transfer.picker().sequential(settings.sequential());
        completed |= !begun && transfer.isComplete();
        begun = true;
        enter(new SessionState.Running(transfer));
        events.onTransfer(transfer);
        if (transfer.isComplete()) {
            onComplete();
        }
    }

    private void run(Transfer transfer) {
        enter(new SessionState.Running(transfer));
        select();
        transfer.resume();
    }

    private void select() {
        Transfer transfer = state.transfer();
        if (transfer == null) {
            return;
        }
        transfer.select(Selection.of(transfer.torrent().metainfo(), settings), settings.sequential());
        if (transfer.isComplete()) {
            onComplete();
        } else {
            enter(state);
        }
    }

    private void block(DiskFailure failure, OpenTorrent torrent, @Nullable Transfer transfer) {
        enter(new SessionState.Blocked(failure, torrent, transfer));
        recovery.begin(torrent.storage(), () -> {
            if (transfer == null) {
                load(torrent);
            } else {
                run(transfer);
            }
        });
    }

    private void end(Transfer transfer) {
        recovery.cancel();
        transfer.close();
    }

    private void closePeers() {
        List.copyOf(context.peers().all()).forEach(peer -> peer.connection.close(CloseReason.STOPPED));
    }

    private void enter(SessionState next) {
        state = next;
        events.onState(next);
    }

    private static <T> CompletableFuture<T> refused() {
        return CompletableFuture.failedFuture(
                new EngineException(EngineException.Kind.NOT_RUNNING, "not possible in this state"));
    }

    private static DiskFailure failureOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Optional<DiskFailure> known = cause instanceof EngineException refused ? refused.failure() : Optional.empty();
        return known.orElseGet(() -> new DiskFailure(DiskFailure.Kind.IO_ERROR, "", String.valueOf(cause)));
    }
}
