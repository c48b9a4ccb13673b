package org.starling.engine.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineException;
import org.starling.engine.Metainfo;
import org.starling.engine.PeerOrigin;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TorrentSource;
import org.starling.engine.limit.Share;
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
    private final SessionSetup setup;
    private final EventLoop loop;
    private final Peers peers = new Peers();
    private final Statistics statistics;
    private final SessionContext context;
    private final Lifecycle lifecycle;
    private final Places places;
    private final PeerPool pool;
    private final Connector connector;
    private final Precedence precedence;
    private final Readers readers;
    private final Door door;
    private final SessionExtensions extensions;
    private final NodeGreeting nodes;
    private final Welcome welcome;
    private final Snapshots snapshots;
    private final SessionView view;
    private final Beat beat;
    private final Heartbeat heartbeat;
    private Optional<String> message = Optional.empty();
    private volatile TorrentSnapshot snapshot;
    private boolean uploadOnly;

    public TorrentSession(SessionSetup setup, SessionPorts ports) {
        this.setup = setup;
        loop = ports.loop();
        InfoHash infoHash = setup.source().infoHash();
        statistics = new Statistics(loop.nanos());
        Share down = ports.traffic().down().share();
        Share up = ports.traffic().up().share();
        context = new SessionContext(loop, peers, statistics, ports.random(), down, up);
        lifecycle = new Lifecycle(setup.settings(), ports.storage(), context, new LifecycleEvents());
        readers = new Readers(lifecycle::state);
        places = new Places(peers, setup.maxPeers());
        pool = new PeerPool(setup.listening(), ports.dialling());
        connector = new Connector(pool, ports.dialer(), infoHash, loop, new PeerDemand(lifecycle, places));
        precedence = new Precedence(peers, ports.dialling());
        door = new Door(setup.self(), peers, pool, precedence);
        extensions = new SessionExtensions(setup, ports, new SwarmView(), new MetadataEvents());
        nodes = new NodeGreeting(ports.nodes(), lifecycle);
        welcome = new Welcome(peers, lifecycle, nodes, extensions);
        snapshots = new Snapshots(infoHash, peers, statistics, loop::nanos);
        view = new SessionView(this::refresh, lifecycle, pool, places, context);
        beat = new Beat(lifecycle, context, extensions, places, connector);
        heartbeat = new Heartbeat(loop, this::tick, () -> beat.isIdle() && pool.dialling() == 0);
        snapshot = snapshots.take(lifecycle.state(), message);
    }

    /** Begins; once. For a known torrent its storage is opened at once, and failures of that are thrown. */
    public void start() {
        limit(setup.settings().limits());
        heartbeat.start();
        if (setup.source() instanceof TorrentSource.Known known) {
            lifecycle.open(known.metainfo());
        } else if (setup.source() instanceof TorrentSource.ByHash magnet) {
            lifecycle.fetch();
            connector.add(magnet.peers(), PeerOrigin.GIVEN);
        }
    }

    /** Whether more connections are wanted now, so that searching for peers makes sense. */
    public boolean wantsPeers() {
        return lifecycle.state().takesPeers() && places.free() > 0;
    }

    /** Whether an incoming connection would be taken now. */
    public boolean accepts() {
        return wantsPeers() || (room() == Room.FULL && precedence.hasIdle(loop.nanos()));
    }

    private Room room() {
        if (wantsPeers()) {
            return Room.FREE;
        }
        return lifecycle.state().takesPeers() ? Room.FULL : Room.CLOSED;
    }

    /** Connections it has now. */
    public int connections() {
        return peers.count();
    }

    /** Peers that the user named. */
    public void addCandidates(Collection<InetSocketAddress> addresses) {
        addCandidates(PeerOrigin.GIVEN, addresses);
    }

    public void addCandidates(PeerOrigin origin, Collection<InetSocketAddress> addresses) {
        connector.add(addresses, origin);
        heartbeat.wake();
    }

    /**
     * This machine is in another network, or slept: connections may be dead without a word, and addresses that failed
     * may work now.
     *
     * @param own knows this machine's addresses
     */
    public void networkChanged(Predicate<InetAddress> own) {
        for (Peer peer : peers.all()) {
            Upkeep.doubt(peer, own, loop.nanos()).ifPresent(peer.connection::close);
        }
        pool.networkChanged(loop.nanos());
        connector.fill();
    }

    /** The address that the world sees us under became known, or is another. */
    public void addressChanged() {
        pool.addressChanged();
    }

    /** The user has banned addresses: connections to them end. That none begins is the {@link DialPolicy}'s matter. */
    public void bansChanged() {
        door.expel();
        heartbeat.wake();
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
        Peer peer = new Peer(connection, context, this::pump);
        PeerHandler handler = new PeerHandler(peer, new PeerEvents());
        Optional<CloseReason> refusal = door.admit(connection, room(), loop.nanos());
        if (refusal.isPresent()) {
            peer.closed = true;
            connection.close(refusal.get());
            return handler;
        }
        peers.add(peer);
        heartbeat.wake();
        welcome.greet(peer);
        return handler;
    }

    /** The number of connections of torrents without a limit of their own has changed. */
    public void usualConnections(int connections) {
        places.usual(connections, loop.nanos());
    }

    /** Closes so many connections, the least useful ones. */
    public void shed(int connections) {
        places.shed(connections, loop.nanos());
    }

    /** Changes limits, priorities, order or names; what is not wanted any more is dropped at once. */
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        limit(settings.limits());
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
        heartbeat.stop();
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

    /** A closer look; loop thread only. */
    public SessionView view() {
        return view;
    }

    /** Those who read while it loads; loop thread only. */
    public Readers readers() {
        return readers;
    }

    /** Peers that want nothing of us, or of whom we want nothing, need not be told again. */
    private void tellUploadOnly(@Nullable Transfer transfer) {
        boolean now = transfer == null ? uploadOnly : transfer.isComplete();
        if (now != uploadOnly) {
            uploadOnly = now;
            extensions.host().greetAgain();
        }
    }

    private void limit(TorrentLimits limits) {
        context.down().limit(limits.down());
        context.up().limit(limits.up());
        places.own(limits.connections(), loop.nanos());
    }

    private void pump(Peer peer) {
        Transfer transfer = lifecycle.state().transfer();
        if (transfer != null) {
            transfer.uploader().pump(peer);
        }
    }

    private void tick() {
        beat.tick(loop.nanos());
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
        public void onNode(Peer peer, int port) {
            nodes.heard(peer, port);
        }

        @Override
        public long nanos() {
            return loop.nanos();
        }

        @Override
        public void onClosed(Peer peer, CloseReason reason) {
            peers.remove(peer);
            peer.bandwidth.close();
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
            heartbeat.wake();
            readers.onState(state);
            tellUploadOnly(state.transfer());
            setup.listener().onPhase(state.phase());
        }

        @Override
        public void onTransfer(Transfer transfer) {
            welcome.begin(transfer);
            connector.fill();
        }

        @Override
        public void onCompleted() {
            setup.listener().onCompleted();
        }

        @Override
        public void onVerified(int piece) {
            readers.onVerified(piece);
        }

        @Override
        public void onBadPeer(PeerIdentity peer) {
            door.ban(peer);
        }

        @Override
        public void onLost(Bitfield pieces) {
            welcome.lost(pieces);
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
            addCandidates(PeerOrigin.PEX, addresses);
        }

        @Override
        public Collection<ExtensionPeer> peers() {
            List<ExtensionPeer> all = new ArrayList<>(extensions.host().peers());
            return all;
        }
    }
}
