package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineException;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TorrentSource;
import org.starling.engine.session.extension.ExtensionPeer;
import org.starling.engine.session.extension.Swarm;
import org.starling.net.EventLoop;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/**
 * One torrent among its peers. It only wires its collaborators together: the life cycle owns the phases, a transfer the
 * exchange of pieces, the door which connections come in, the extension host what BEP 10 adds.
 *
 * <p>Everything runs on the event loop, but for {@link #snapshot}, which any thread may call. Futures complete
 * on the loop, exceptionally with an {@link EngineException}.
 */
public final class TorrentSession {
    private static final long TICK_NANOS = 1_000_000_000L;

    private final SessionSetup setup;
    private final EventLoop loop;
    private final Peers peers = new Peers();
    private final Statistics statistics;
    private final Lifecycle lifecycle;
    private final PeerPool pool;
    private final Connector connector;
    private final Door door;
    private final SessionExtensions extensions;
    private final Snapshots snapshots;
    private Optional<String> message = Optional.empty();
    private EventLoop.@Nullable Timer ticker;
    private volatile TorrentSnapshot snapshot;
    private boolean uploadOnly;

    public TorrentSession(SessionSetup setup, SessionPorts ports) {
        this.setup = setup;
        loop = ports.loop();
        InfoHash infoHash = setup.source().infoHash();
        statistics = new Statistics(loop.nanos());
        SessionContext context = new SessionContext(loop, peers, statistics, ports.random(), Choker.EVERYBODY);
        lifecycle = new Lifecycle(setup.settings(), ports.storage(), context, new LifecycleEvents());
        pool = new PeerPool(setup.listening());
        connector = new Connector(pool, ports.dialer(), infoHash, loop, new Demand());
        door = new Door(setup.self(), peers, pool);
        extensions = new SessionExtensions(setup, ports, new SwarmView(), new MetadataEvents());
        snapshots = new Snapshots(infoHash, peers, statistics);
        snapshot = snapshots.take(lifecycle.state(), message);
    }

    /** Begins; once. For a known torrent its storage is opened at once, and failures of that are thrown. */
    public void start() {
        tickLater();
        if (setup.source() instanceof TorrentSource.Known known) {
            lifecycle.open(known.metainfo());
        } else if (setup.source() instanceof TorrentSource.ByHash magnet) {
            lifecycle.fetch();
            connector.add(magnet.peers());
        }
    }

    /** Whether more connections are wanted now, so that searching for peers makes sense. */
    public boolean wantsPeers() {
        return lifecycle.state().takesPeers() && peers.count() < setup.maxPeers();
    }

    /** Whether an incoming connection would be taken now. */
    public boolean accepts() {
        return wantsPeers();
    }

    /** Connections it has now. */
    public int connections() {
        return peers.count();
    }

    public void addCandidates(Collection<InetSocketAddress> addresses) {
        connector.add(addresses);
    }

    /** Something worth telling the user, for the next snapshots; replaces the last. */
    public void tell(String text) {
        message = Optional.of(text);
    }

    /**
     * Takes a handshaken connection, or closes it at once. The connection is to be started with the result, which bears
     * being told that it is closed already.
     */
    public ConnectionListener attach(Connection connection) {
        Peer peer = new Peer(connection, loop.nanos());
        PeerHandler handler = new PeerHandler(peer, new PeerEvents());
        Optional<CloseReason> refusal = door.admit(connection, wantsPeers(), loop.nanos());
        if (refusal.isPresent()) {
            peer.closed = true;
            connection.close(refusal.get());
            return handler;
        }
        peers.add(peer);
        greet(peer);
        return handler;
    }

    /** Changes priorities, order or names; what is not wanted any more is dropped at once. */
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        return lifecycle.apply(settings);
    }

    public CompletableFuture<Void> recheck() {
        return lifecycle.recheck();
    }

    /** Progress from 0 to 1. */
    public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        return lifecycle.move(folder, progress);
    }

    /** Ends all connections and closes the storage. */
    public CompletableFuture<Void> stop() {
        if (ticker != null) {
            ticker.cancel();
        }
        return lifecycle.stop();
    }

    /** As of the last tick or change of phase; any thread. */
    public TorrentSnapshot snapshot() {
        return snapshot;
    }

    /** Takes and gives a snapshot of this moment; loop thread only. */
    public TorrentSnapshot refresh() {
        snapshot = snapshots.take(lifecycle.state(), message);
        return snapshot;
    }

    private void greet(Peer peer) {
        Transfer transfer = lifecycle.state().transfer();
        Greeting.pieces(peer, transfer == null ? null : transfer.have()).ifPresent(peer.connection::send);
        extensions.host().join(peer);
        if (transfer != null) {
            join(transfer, peer);
        }
    }

    private static void join(Transfer transfer, Peer peer) {
        try {
            transfer.join(peer);
        } catch (ViolationException e) {
            peer.connection.close(e.reason());
        }
    }

    /** Peers that want nothing of us, or of whom we want nothing, need not be told again. */
    private void tellUploadOnly(@Nullable Transfer transfer) {
        boolean now = transfer == null ? uploadOnly : transfer.isComplete();
        if (now != uploadOnly) {
            uploadOnly = now;
            extensions.host().greetAgain();
        }
    }

    private void tickLater() {
        ticker = loop.schedule(TICK_NANOS, this::tick);
    }

    private void tick() {
        tickLater();
        long now = loop.nanos();
        statistics.tick(now);
        Transfer transfer = lifecycle.state().transfer();
        boolean complete = transfer != null && transfer.isComplete();
        for (Peer peer : peers.all()) {
            peer.down.tick(now);
            peer.up.tick(now);
            if (transfer != null) {
                transfer.tick(peer, now);
            }
            Upkeep.tick(peer, complete, now).ifPresent(peer.connection::close);
        }
        extensions.host().tick();
        connector.fill();
        refresh();
    }

    private final class PeerEvents implements PeerHandler.Host {
        @Override
        public @Nullable Transfer transfer() {
            return lifecycle.state().transfer();
        }

        @Override
        public ExtensionHost extensions() {
            return extensions.host();
        }

        @Override
        public long nanos() {
            return loop.nanos();
        }

        @Override
        public void onClosed(Peer peer, CloseReason reason) {
            peers.remove(peer);
            Transfer transfer = lifecycle.state().transfer();
            if (transfer != null) {
                transfer.leave(peer);
            }
            extensions.host().leave(peer);
            door.left(peer, loop.nanos());
            connector.fill();
        }
    }

    private final class LifecycleEvents implements Lifecycle.Events {
        @Override
        public void onState(SessionState state) {
            refresh();
            tellUploadOnly(state.transfer());
            setup.listener().onPhase(state.phase());
        }

        @Override
        public void onTransfer(Transfer transfer) {
            for (Peer peer : peers.all()) {
                for (int p = transfer.have().nextSet(0);
                        p >= 0;
                        p = transfer.have().nextSet(p + 1)) {
                    peer.connection.send(new PeerMessage.Have(p));
                }
                join(transfer, peer);
            }
            connector.fill();
        }

        @Override
        public void onCompleted() {
            setup.listener().onCompleted();
        }

        @Override
        public void onBadPeer(PeerIdentity peer) {
            door.ban(peer);
        }

        @Override
        public void onLost(Bitfield pieces) {
            for (Peer peer : peers.all()) {
                if (!extensions.tellLost(peer, pieces)) {
                    peer.connection.close(CloseReason.STOPPED);
                }
            }
        }
    }

    private final class MetadataEvents implements SessionExtensions.Events {
        @Override
        public void onMetainfo(Metainfo metainfo) {
            setup.listener().onMetainfo(metainfo);
            try {
                lifecycle.open(metainfo);
            } catch (EngineException e) {
                tell(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void onUnusable(String reason) {
            tell(reason);
        }

        @Override
        public void onLiar(Peer peer) {
            door.ban(peer.identity);
        }

        @Override
        public void onLost(Peer peer, int piece) throws ViolationException {
            Transfer transfer = lifecycle.state().transfer();
            if (transfer == null) {
                peer.pieces.lost(piece);
            } else {
                transfer.onLost(peer, piece);
            }
        }

        @Override
        public boolean isUploadOnly() {
            return uploadOnly;
        }
    }

    private final class SwarmView implements Swarm {
        @Override
        public void candidates(Collection<InetSocketAddress> addresses) {
            connector.add(addresses);
        }

        @Override
        public Collection<ExtensionPeer> peers() {
            List<ExtensionPeer> all = new ArrayList<>(extensions.host().peers());
            return all;
        }
    }

    private final class Demand implements Connector.Demand {
        @Override
        public int wanted() {
            return lifecycle.state().takesPeers() ? setup.maxPeers() - peers.count() : 0;
        }

        @Override
        public boolean seedsToo() {
            Transfer transfer = lifecycle.state().transfer();
            return transfer == null || !transfer.isComplete();
        }
    }
}
