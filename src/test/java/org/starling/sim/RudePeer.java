package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;
import org.starling.wire.PeerId;

/** A client that is up to no good, towards everybody it meets. */
public final class RudePeer {
    private static final int BLOCK = 16 << 10;
    private static final ByteBuffer NONSENSE = ByteBuffer.allocate(128 << 10).asReadOnlyBuffer();
    private static final int MOST_QUEUED = 1 << 20;

    /** What it does. All but the last say that they have everything. */
    public enum Rudeness {
        /** Answers every request with a wrong block. */
        CORRUPTS,
        /** Lets others ask and never answers. */
        IS_SILENT,
        /** Answers one request in twelve seconds, rightly. */
        DRIBBLES,
        /** Sends blocks that nobody asked for, as fast as it can. */
        FLOODS,
        /** Says again and again that it has what it never gives. */
        LIES,
        /** Asks for the same blocks again and again. */
        DEMANDS
    }

    private final Sim sim;
    private final SimTorrent torrent;
    private final Rudeness rudeness;
    private final SimHost host;
    private final SimHost.Service service;

    public RudePeer(Sim sim, SimTorrent torrent, Rudeness rudeness, Link link) {
        this.sim = sim;
        this.torrent = torrent;
        this.rudeness = rudeness;
        host = sim.net().newHost(link);
        service = SimHost.Service.plain(PeerId.random("-XX0666-", sim.random()), this::attach);
        host.serveAll(service);
    }

    public InetSocketAddress address() {
        return host.address();
    }

    public void dial(InetSocketAddress... others) {
        for (InetSocketAddress other : others) {
            sim.net().dial(host, service, other, torrent.metainfo().infoHash(), () -> {});
        }
    }

    private void attach(SimConnection connection) {
        Visit visit = new Visit(connection);
        if (rudeness == Rudeness.DEMANDS) {
            connection.send(new PeerMessage.Interested());
        } else {
            connection.send(new PeerMessage.Bitfield(
                    Bitfield.full(torrent.metainfo().pieces()).toBytes()));
        }
        if (rudeness != Rudeness.LIES) {
            connection.send(new PeerMessage.Unchoke());
        }
        connection.start(visit);
        visit.act();
    }

    private final class Visit extends QuietListener {
        private final SimConnection connection;
        private final Deque<PeerMessage.Request> asked = new ArrayDeque<>();
        private int turn;

        Visit(SimConnection connection) {
            this.connection = connection;
        }

        @Override
        public void onMessage(PeerMessage message) {
            if (!(message instanceof PeerMessage.Request request)) {
                return;
            }
            if (rudeness == Rudeness.CORRUPTS) {
                send(request.piece(), request.offset(), NONSENSE.duplicate().limit(request.length()));
            } else if (rudeness == Rudeness.DRIBBLES) {
                asked.add(request);
            }
        }

        private void act() {
            if (connection.isClosed() || host.isGone()) {
                return;
            }
            turn++;
            Duration pause = switch (rudeness) {
                case FLOODS -> flood();
                case LIES -> lie();
                case DEMANDS -> demand();
                case DRIBBLES -> dribble();
                case CORRUPTS, IS_SILENT -> stay();
            };
            sim.loop().schedule(pause.toNanos(), this::act);
        }

        private Duration flood() {
            for (int i = 0; i < 10 && connection.queuedBytes() < MOST_QUEUED; i++) {
                int piece = (turn + i) % torrent.metainfo().pieces();
                send(piece, 0, NONSENSE.duplicate().limit(BLOCK));
            }
            return Duration.ofMillis(100);
        }

        private Duration lie() {
            connection.send(new PeerMessage.Have(turn % torrent.metainfo().pieces()));
            return Duration.ofMillis(500);
        }

        private Duration demand() {
            for (int i = 0; i < 500; i++) {
                connection.send(new PeerMessage.Request(i % torrent.metainfo().pieces(), 0, BLOCK));
            }
            return Duration.ofSeconds(2);
        }

        private Duration dribble() {
            PeerMessage.Request request = asked.poll();
            if (request != null) {
                int from = request.piece() * torrent.metainfo().pieceLength() + request.offset();
                send(request.piece(), request.offset(), ByteBuffer.wrap(torrent.content(), from, request.length()));
            }
            return Duration.ofSeconds(12);
        }

        private Duration stay() {
            connection.send(new PeerMessage.KeepAlive());
            return Duration.ofSeconds(60);
        }

        private void send(int piece, int offset, ByteBuffer block) {
            connection.sendBlock(piece, offset, new BlockData.InMemory(block, () -> {}));
        }
    }
}
