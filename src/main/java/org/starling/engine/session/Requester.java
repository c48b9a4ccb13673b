package org.starling.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.TorrentDisk;
import org.starling.wire.Bitfield;

/**
 * Asks peers for blocks. A peer gets whole pieces of its own while memory lasts, then shares those of others; when
 * nothing is left to begin, blocks are asked of a second peer as well (endgame), and cancelled at whoever is slower.
 */
final class Requester {
    private static final int ENDGAME_ASKED = 2;

    private final Layout layout;
    private final PiecePicker picker;
    private final OpenPieces open;
    private final TorrentDisk disk;
    private final Peers peers;
    private final LongSupplier clock;
    private final List<Peer> starved = new ArrayList<>();
    private boolean paused;

    Requester(Layout layout, PiecePicker picker, OpenPieces open, TorrentDisk disk, Peers peers, LongSupplier clock) {
        this.layout = layout;
        this.picker = picker;
        this.open = open;
        this.disk = disk;
        this.peers = peers;
        this.clock = clock;
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

    /** Sends requests if enough of the peer's pipeline is answered. */
    void topUp(Peer peer) {
        if (paused || peer.peerChoking || !peer.amInterested || peer.closed) {
            return;
        }
        int room = peer.pipeline.room();
        while (room > 0) {
            OpenPiece piece = nextPiece(peer);
            if (piece == null) {
                break;
            }
            room -= request(peer, piece, room);
        }
        if (room > 0 && picker.free() == 0) {
            room -= duplicate(peer, Math.min(room, endgameRoom(peer)));
        }
        if (room > 0 && !peer.starved) {
            peer.starved = true;
            starved.add(peer);
        }
    }

    /** The peer will not answer: it choked us, is gone, or has been silent for too long. */
    void release(Peer peer) {
        long[] ids = peer.pipeline.drain();
        peer.forgiven += ids.length;
        for (long id : ids) {
            giveBack(id);
        }
        peer.current = null;
        for (OpenPiece piece : open.all()) {
            if (piece.owner == peer && !piece.isComplete()) {
                disown(piece);
            }
        }
        feedStarved();
    }

    /** The peer is silent: others may have its blocks, and it gets one request at a time until it answers. */
    void snub(Peer peer) {
        peer.pipeline.snub();
        release(peer);
    }

    /** One request will not be answered. */
    void expire(Peer peer, long id) {
        if (peer.pipeline.withdraw(id)) {
            cancel(peer, id);
            giveBack(id);
            feedStarved();
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

    private @Nullable OpenPiece nextPiece(Peer peer) {
        OpenPiece current = peer.current;
        if (current != null && isStill(current, peer)) {
            return current;
        }
        OpenPiece orphan =
                peer.onParole ? null : open.findFree(p -> p.owner == null && !p.exclusive && peer.pieces.has(p.piece));
        if (orphan != null) {
            orphan.owner = peer;
            peer.current = orphan;
            return orphan;
        }
        if (open.hasRoom()) {
            OpenPiece begun = begin(peer);
            if (begun != null) {
                return begun;
            }
        }
        return peer.onParole ? null : open.findFree(p -> !p.exclusive && peer.pieces.has(p.piece));
    }

    private boolean isStill(OpenPiece current, Peer peer) {
        boolean allowed = current.exclusive || !peer.onParole;
        return allowed && current.free() > 0 && open.contains(current);
    }

    private @Nullable OpenPiece begin(Peer peer) {
        Bitfield has = peer.pieces.known();
        int piece = has == null ? -1 : picker.pick(has);
        if (piece < 0) {
            return null;
        }
        OpenPiece begun = new OpenPiece(piece, layout.pieceSize(piece), peer, peer.onParole);
        picker.begin(piece);
        open.add(begun);
        peer.current = begun;
        return begun;
    }

    private int request(Peer peer, OpenPiece piece, int most) {
        int count = Math.min(most, piece.free());
        for (int i = 0; i < count; i++) {
            send(peer, piece.piece, piece.takeFree() * Layout.BLOCK);
        }
        return count;
    }

    private void send(Peer peer, int piece, int offset) {
        peer.pipeline.sent(Layout.id(piece, offset), clock.getAsLong());
        peer.connection.send(new PeerMessage.Request(piece, offset, layout.blockLength(piece, offset)));
    }

    /** Only for peers that have almost nothing left to do; looking for duplicates costs more than other requests. */
    private static int endgameRoom(Peer peer) {
        int size = peer.pipeline.size();
        return size < Pipeline.MIN_DEPTH ? Math.max(Pipeline.MIN_DEPTH, peer.pipeline.depth() / 4) - size : 0;
    }

    /** Asks for blocks that others are asked for, last ones first: those are the farthest from coming. */
    private int duplicate(Peer peer, int most) {
        int count = 0;
        for (int back = 0; back < open.count() && count < most; back++) {
            OpenPiece piece = open.newest(back);
            if (piece.isComplete() || piece.exclusive || peer.onParole || !peer.pieces.has(piece.piece)) {
                continue;
            }
            for (int block = piece.blocks() - 1; block >= 0 && count < most; block--) {
                int offset = block * Layout.BLOCK;
                int asked = piece.asked(block);
                if (asked > 0 && asked < ENDGAME_ASKED && !peer.pipeline.contains(Layout.id(piece.piece, offset))) {
                    piece.ask(block);
                    send(peer, piece.piece, offset);
                    count++;
                }
            }
        }
        return count;
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
