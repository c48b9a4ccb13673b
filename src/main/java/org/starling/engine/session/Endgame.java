package org.starling.engine.session;

import org.jspecify.annotations.Nullable;

/**
 * The end of a download, when all pieces are begun and a peer has nothing left to be asked for: blocks that slow peers
 * owe are asked of it as well, if it is likely to bring them sooner.
 */
final class Endgame {
    private static final int MOST_ASKED = 2;
    /** A block is asked for twice if that brings it so much sooner. */
    private static final double GAIN_NANOS = 1e9;

    private final OpenPieces open;

    /** Sends a request for a block that is marked as asked already. */
    @FunctionalInterface
    interface Sender {
        void send(int piece, int block);
    }

    Endgame(OpenPieces open) {
        this.open = open;
    }

    /** Nobody waits for a slow peer to prove itself on a piece of its own; true if one was opened to all. */
    boolean open(Peer peer) {
        boolean any = false;
        for (int back = 0; back < open.count(); back++) {
            OpenPiece piece = open.newest(back);
            Peer owner = piece.owner;
            if (piece.exclusive && owner != peer && !(owner != null && owner.pipeline.carries(piece.blocks()))) {
                piece.exclusive = false;
                open.list(piece);
                any = true;
            }
        }
        return any;
    }

    /**
     * Asks for blocks that others are asked for, last ones first: those are the farthest from coming. Only for peers
     * that have almost nothing left to do: looking for duplicates costs more than other requests.
     */
    int duplicate(Peer peer, int room, Sender sender) {
        int size = peer.pipeline.size();
        if (size >= Pipeline.MIN_DEPTH || peer.onParole) {
            return 0;
        }
        int most = Math.min(room, Math.max(Pipeline.MIN_DEPTH, peer.pipeline.depth() / 4) - size);
        int count = 0;
        for (int back = 0; back < open.count() && count < most; back++) {
            OpenPiece piece = open.newest(back);
            if (!piece.isComplete() && !piece.exclusive && peer.pieces.has(piece.piece)) {
                count += duplicate(peer, piece, most - count, sender);
            }
        }
        return count;
    }

    private static int duplicate(Peer peer, OpenPiece piece, int most, Sender sender) {
        int count = 0;
        for (int block = piece.blocks() - 1; block >= 0 && count < most; block--) {
            int asked = piece.asked(block);
            if (asked > 0
                    && asked < MOST_ASKED
                    && isSooner(peer, piece.source(block))
                    && !peer.pipeline.contains(Layout.id(piece.piece, block * Layout.BLOCK))) {
                piece.ask(block, peer);
                sender.send(piece.piece, block);
                count++;
            }
        }
        return count;
    }

    /** A block that would be here about as soon anyway is not worth asking for twice. */
    private static boolean isSooner(Peer peer, @Nullable Peer holder) {
        if (holder == null || holder == peer) {
            return false;
        }
        double ours = peer.pipeline.wait(1);
        return holder.closed || Math.max(2 * ours, ours + GAIN_NANOS) <= holder.pipeline.wait(0);
    }
}
