package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;
import org.starling.wire.PeerId;

/** A peer that comes for a while: it takes a block of a seed now and then, or gives one more seldom, and is gone. */
final class Visitor extends QuietListener {
    private static final int BLOCK = 16 << 10;
    private static final int GIVES_ONCE_IN = 4;

    private final Sim sim;
    private final SimTorrent torrent;
    private final SimHost host;
    private final boolean gives;
    private final Duration pause;
    private final Deque<PeerMessage.Request> asked = new ArrayDeque<>();
    private @Nullable SimConnection connection;

    /** @param gives whether it has everything or nothing */
    Visitor(Sim sim, SimTorrent torrent, Link link, boolean gives, Duration pause) {
        this.sim = sim;
        this.torrent = torrent;
        this.gives = gives;
        this.pause = pause;
        host = sim.net().newHost(link);
    }

    void visit(InetSocketAddress whom) {
        SimHost.Service service = SimHost.Service.plain(PeerId.random("-VV0001-", sim.random()), this::attach);
        sim.net().dial(host, service, whom, torrent.metainfo().infoHash(), () -> {});
    }

    /** In good order, or as if the plug were pulled. */
    void leave(boolean silently) {
        SimConnection current = connection;
        if (current != null && !silently) {
            current.close(CloseReason.STOPPED);
            sim.loop()
                    .schedule(Duration.ofSeconds(10).toNanos(), () -> sim.net().remove(host));
        } else {
            sim.net().remove(host);
        }
    }

    @Override
    public void onMessage(PeerMessage message) {
        if (message instanceof PeerMessage.Request request) {
            asked.add(request);
        } else if (message instanceof PeerMessage.Cancel cancel) {
            asked.remove(new PeerMessage.Request(cancel.piece(), cancel.offset(), cancel.length()));
        }
    }

    @Override
    public void onClosed(CloseReason reason) {
        connection = null;
    }

    private void attach(SimConnection fresh) {
        connection = fresh;
        if (gives) {
            int pieces = torrent.metainfo().pieces();
            fresh.send(new PeerMessage.Bitfield(Bitfield.full(pieces).toBytes()));
            fresh.send(new PeerMessage.Unchoke());
        } else {
            fresh.send(new PeerMessage.Interested());
        }
        fresh.start(this);
        act();
    }

    private void act() {
        SimConnection current = connection;
        if (current == null || host.isGone()) {
            return;
        }
        if (gives) {
            give(current);
        } else {
            current.send(new PeerMessage.Request(
                    sim.random().nextInt(torrent.metainfo().pieces()), 0, BLOCK));
        }
        sim.loop().schedule(pause.toNanos(), this::act);
    }

    private void give(SimConnection current) {
        PeerMessage.Request request = sim.random().nextInt(GIVES_ONCE_IN) == 0 ? asked.poll() : null;
        if (request == null) {
            current.send(new PeerMessage.KeepAlive());
        } else {
            int from = request.piece() * torrent.metainfo().pieceLength() + request.offset();
            ByteBuffer block = ByteBuffer.wrap(torrent.content(), from, request.length());
            current.sendBlock(request.piece(), request.offset(), new BlockData.InMemory(block, () -> {}));
        }
    }
}
