package org.starling.engine.bt;

import bt.runtime.BtClient;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.starling.engine.Conditions;
import org.starling.engine.EngineException;
import org.starling.engine.EngineException.Kind;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.PieceReader;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.bt.bindings.Launch;
import org.starling.engine.session.TorrentSession;
import org.starling.net.EventLoop;

/** A torrent for its owner: hands every command to its session on the loop. Any thread. */
final class RunningTorrent implements EngineTorrent {

    private final SessionTorrent live;
    private final TorrentSession session;
    private final EventLoop loop;
    private final Launch launch;
    private final BtClient client;
    private final CompletableFuture<Void> gone;

    /** @param forgotten runs when nothing is left of it, before {@link #stop} is done */
    RunningTorrent(SessionTorrent live, EventLoop loop, Launch launch, BtClient client, Runnable forgotten) {
        this.live = live;
        this.session = live.session();
        this.loop = loop;
        this.launch = launch;
        this.client = client;
        this.gone = launch.stopped().thenRun(forgotten);
    }

    TorrentSession session() {
        return session;
    }

    @Override
    public TorrentSnapshot snapshot() {
        return session.snapshot();
    }

    @Override
    public CompletableFuture<List<PeerSnapshot>> peers() {
        return look(session.view()::peers);
    }

    @Override
    public List<TrackerSnapshot> trackers() {
        return live.trackers();
    }

    @Override
    public CompletableFuture<List<FileSnapshot>> files() {
        return look(session.view()::files);
    }

    @Override
    public CompletableFuture<Conditions> conditions() {
        return look(live::conditions);
    }

    @Override
    public PieceReader reader() {
        return new LoopReader(loop, session.readers()::open);
    }

    private <T> CompletableFuture<T> look(Supplier<T> picture) {
        return LoopCalls.call(loop, () -> CompletableFuture.completedFuture(picture.get()));
    }

    @Override
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        return command(() -> session.apply(settings));
    }

    @Override
    public CompletableFuture<Void> recheck() {
        return command(session::recheck);
    }

    @Override
    public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        return command(() -> session.move(folder, progress));
    }

    @Override
    public void addPeers(Collection<InetSocketAddress> peers) {
        List<InetSocketAddress> copy = List.copyOf(peers);
        loop.execute(() -> {
            if (!launch.stopped().isDone()) {
                session.addCandidates(copy);
            }
        });
    }

    @Override
    public void announce() {
        loop.execute(() -> {
            if (!launch.stopped().isDone()) {
                live.announce();
            }
        });
    }

    @Override
    public CompletableFuture<Void> stop() {
        client.stop();
        return gone.copy();
    }

    private CompletableFuture<Void> command(Supplier<CompletableFuture<Void>> command) {
        return LoopCalls.call(loop, () -> {
            if (!client.isStarted() || launch.stopped().isDone()) {
                throw new EngineException(Kind.NOT_RUNNING, "the torrent was stopped");
            }
            return command.get();
        });
    }
}
