package org.starling.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.starling.engine.disk.TorrentDisk;

/**
 * Asks peers for blocks. A fast peer gets whole pieces of its own while memory lasts; slow ones work together on pieces
 * that were begun, so that some are soon complete and can be given to others. When nothing is left to begin, blocks are
 * asked of a second peer as well (endgame), and cancelled at whoever is slower.
 */
final class Requester {
    /** Requests at a time to a peer that chokes us. */
    private static final int ALLOWED_DEPTH = 8;

    private static final int MAX_UNASKED = 64;

    private final Layout layout;
    private final PieceChoice picker;
    private final OpenPieces open;
    private final TorrentDisk disk;
    private final Peers peers;
    private final LongSupplier clock;
    private final Endgame endgame;
    private final UrgentPieces urgent;
    private final NextPiece next;
    private final List<Peer> starved = new ArrayList<>();
    private boolean paused;

    Requester(Layout layout, PieceChoice picker, OpenPieces open, TorrentDisk disk, Peers peers, LongSupplier clock) {
        this.layout = layout;
        this.picker = picker;
        this.open = open;
        this.disk = disk;
        this.peers = peers;
        this.clock = clock;
        endgame = new Endgame(open);
        urgent = new UrgentPieces(open, picker);
        next = new NextPiece(layout, picker, open, urgent);
    }

    boolean isPaused() {
        return paused;
    }

    /** Takes all requests back and sends no more; pieces that were begun stay. */
    void pause() {
        paused = true;
        for (Peer peer : peers.all()) {
            cancelAll(peer);
        }
    }

    void resume() {
        paused = false;
        peers.all().forEach(this::topUp);
    }

    /** Forgets everything that was begun. */
    void close() {
        pause();
        for (OpenPiece piece : open.all()) {
            reset(piece);
        }
    }

    /**
     * These pieces go before all others, in this order.
     *
     * @param now requests for others are taken back where these can be asked for
     */
    void urgent(int[] pieces, boolean now) {
        urgent.set(pieces);
        if (!now || paused) {
            return;
        }
        List<Peer> able = new ArrayList<>();
        for (Peer peer : peers.all()) {
            if (!peer.closed && !peer.peerChoking && urgent.next(peer) >= 0) {
                able.add(peer);
            }
        }
        for (Peer peer : able) {
            for (long id : peer.pipeline.withdrawAll(urgent.are().negate())) {
                cancel(peer, id);
                giveBack(id);
            }
        }
        urgent.shareOut(able, (peer, most) -> most - ask(peer, most));
        able.forEach(this::topUp);
    }

    /** Sends requests if enough of the peer's pipeline is answered. */
    void topUp(Peer peer) {
        if (paused || !peer.amInterested || peer.refuses || peer.stuck || peer.closed) {
            return;
        }
        if (peer.peerChoking) {
            askAllowed(peer);
            return;
        }
        int room = ask(peer, peer.pipeline.room());
        if (room > 0 && picker.free() == 0) {
            room = endgame.open(peer) ? ask(peer, room) : room;
            room -= endgame.duplicate(peer, room, (piece, block) -> send(peer, piece, block * Layout.BLOCK));
        }
        if (room > 0 && !peer.starved) {
            peer.starved = true;
            starved.add(peer);
        }
    }

    private int ask(Peer peer, int room) {
        int left = room;
        while (left > 0) {
            OpenPiece piece = next.of(peer);
            if (piece == null) {
                break;
            }
            left -= request(peer, piece, left);
        }
        return left;
    }

    /** Pieces that the peer gives although it chokes us (BEP 6). */
    private void askAllowed(Peer peer) {
        int room = Math.min(peer.pipeline.room(), ALLOWED_DEPTH - peer.pipeline.size());
        for (int i = 0; i < peer.fast.allowed().size() && room > 0; i++) {
            int piece = peer.fast.allowed().get(i);
            if (!peer.onParole && layout.isPiece(piece) && peer.pieces.has(piece)) {
                OpenPiece begun = open.get(piece);
                if (begun == null && picker.isFree(piece) && open.hasRoom()) {
                    begun = next.begin(peer, piece);
                }
                room -= begun == null || begun.exclusive ? 0 : request(peer, begun, room);
            }
        }
    }

    /** The peer refuses a request (BEP 6): it goes to others at once, and to this one not before the next second. */
    void onReject(Peer peer, long id) throws ViolationException {
        if (peer.pipeline.refused(id)) {
            if (peer.peerChoking) {
                peer.fast.disallow(Layout.piece(id));
            } else {
                peer.refuses = true;
            }
            peer.current = null;
            giveBack(id);
            feedStarved();
        } else if (peer.forgiven > 0) {
            peer.forgiven--;
        } else if (++peer.unasked > MAX_UNASKED) {
            throw new ViolationException(CloseReason.FLOODING, "rejects of what nobody asked for");
        }
    }

    /** The peer choked us: it will answer no more, except for what it lets us have nevertheless (BEP 6). */
    void onChoked(Peer peer) {
        long[] ids = peer.pipeline.drain();
        for (long id : ids) {
            if (peer.fast.isAllowed(Layout.piece(id))) {
                peer.pipeline.sent(id, clock.getAsLong());
            } else {
                peer.forgiven++;
                giveBack(id);
            }
        }
        disownAll(peer);
        topUp(peer);
    }

    /** The peer has the piece no more (BEP 54). */
    void onLost(Peer peer, int piece) {
        for (long id : peer.pipeline.withdrawAll(lost -> lost == piece)) {
            peer.forgiven++;
            giveBack(id);
        }
        OpenPiece begun = open.get(piece);
        if (begun != null && begun.owner == peer && !begun.isComplete()) {
            disown(begun);
        }
        peer.current = null;
        feedStarved();
    }

    /** The peer will not answer: it is gone, or has been silent for too long. */
    void release(Peer peer) {
        long[] ids = peer.pipeline.drain();
        peer.forgiven += ids.length;
        for (long id : ids) {
            giveBack(id);
        }
        disownAll(peer);
    }

    private void disownAll(Peer peer) {
        peer.current = null;
        for (OpenPiece piece : open.all()) {
            if (piece.owner == peer && !piece.isComplete()) {
                disown(piece);
            }
        }
        feedStarved();
    }

    /** Takes back what takes too long: others may have it. */
    void hurry(Peer peer, long now) {
        boolean late = peer.arrivingInto != null && now - peer.arrivingSince > peer.pipeline.patience();
        if (late) {
            peer.stuck = true;
            giveUp(peer);
        }
        if (late || peer.pipeline.stalled(now)) {
            peer.pipeline.snub();
            release(peer);
        }
        long overdue = peer.pipeline.overdue(now);
        if (overdue >= 0 && peer.pipeline.withdraw(overdue)) {
            cancel(peer, overdue);
            giveBack(overdue);
            feedStarved();
        }
    }

    /** The block that is arriving is not counted on any more: it hardly goes on, or its connection ended. */
    void giveUp(Peer peer) {
        OpenPiece into = peer.arrivingInto;
        peer.arrivingInto = null;
        if (into != null && open.contains(into)) {
            into.giveBack(peer.arrivingBlock);
            open.list(into);
        }
    }

    /** Drops pieces that are not wanted any more, at once. */
    void drop(Selection wanted) {
        for (OpenPiece piece : open.all()) {
            if (wanted.rank(piece.piece) == Selection.SKIP && !piece.isComplete()) {
                cancelEverywhere(piece);
                reset(piece);
            }
        }
    }

    /** The block came from one of several peers that were asked for it. */
    void cancelOthers(Peer except, long id) {
        for (Peer peer : peers.all()) {
            if (peer != except && peer.pipeline.withdraw(id)) {
                cancel(peer, id);
            }
        }
    }

    /** A request that was sent will not be answered: the block is free again. */
    void giveBack(long id) {
        OpenPiece piece = open.get(Layout.piece(id));
        if (piece != null) {
            piece.giveBack(Layout.offset(id) / Layout.BLOCK);
            open.list(piece);
        }
    }

    /** There may be something to ask for again, or room to begin a piece. */
    void feedStarved() {
        List<Peer> hungry = List.copyOf(starved);
        starved.clear();
        for (Peer peer : hungry) {
            peer.starved = false;
            topUp(peer);
        }
    }

    /** Forgets an unfinished piece. */
    void reset(OpenPiece piece) {
        open.remove(piece);
        if (!piece.isComplete()) {
            disk.discard(piece.piece);
        }
        picker.reset(piece.piece);
    }

    private int request(Peer peer, OpenPiece piece, int most) {
        int count = Math.min(most, piece.free());
        for (int i = 0; i < count; i++) {
            send(peer, piece.piece, piece.takeFree(peer) * Layout.BLOCK);
        }
        return count;
    }

    private void send(Peer peer, int piece, int offset) {
        peer.pipeline.sent(Layout.id(piece, offset), clock.getAsLong());
        peer.connection.send(new PeerMessage.Request(piece, offset, layout.blockLength(piece, offset)));
    }

    private void disown(OpenPiece piece) {
        if (piece.exclusive) {
            reset(piece);
        } else {
            piece.owner = null;
            open.list(piece);
        }
    }

    private void cancelAll(Peer peer) {
        for (long id : peer.pipeline.drain()) {
            cancel(peer, id);
            giveBack(id);
        }
    }

    private void cancelEverywhere(OpenPiece piece) {
        for (Peer peer : peers.all()) {
            for (int block = 0; block < piece.blocks(); block++) {
                long id = Layout.id(piece.piece, block * Layout.BLOCK);
                if (piece.asked(block) > 0 && peer.pipeline.withdraw(id)) {
                    cancel(peer, id);
                }
            }
        }
    }

    private void cancel(Peer peer, long id) {
        int piece = Layout.piece(id);
        int offset = Layout.offset(id);
        peer.forgiven++;
        peer.connection.send(new PeerMessage.Cancel(piece, offset, layout.blockLength(piece, offset)));
    }
}
