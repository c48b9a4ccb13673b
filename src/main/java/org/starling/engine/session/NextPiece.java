package org.starling.engine.session;

import org.jspecify.annotations.Nullable;
import org.starling.wire.Bitfield;

/**
 * Which piece a peer is asked for next: what somebody waits for, what it works on already, what others left, what slow
 * peers work on together, and only then one that nobody has begun. A peer on parole gets pieces that are its own, so
 * that it alone answers for them. Begins pieces, but asks nobody.
 */
final class NextPiece {
    private final Layout layout;
    private final PieceChoice picker;
    private final OpenPieces open;
    private final UrgentPieces urgent;

    NextPiece(Layout layout, PieceChoice picker, OpenPieces open, UrgentPieces urgent) {
        this.layout = layout;
        this.picker = picker;
        this.open = open;
        this.urgent = urgent;
    }

    /** One with blocks to ask for, or null if this peer has none. */
    @Nullable
    OpenPiece of(Peer peer) {
        int hurried = peer.onParole ? -1 : urgent.next(peer);
        if (hurried >= 0) {
            OpenPiece begun = open.get(hurried);
            return begun != null ? begun : begin(peer, hurried);
        }
        OpenPiece current = peer.current;
        if (current != null && isStill(current, peer)) {
            return current;
        }
        if (peer.onParole) {
            return open.hasRoom() ? begin(peer) : null;
        }
        OpenPiece orphan = open.nearestDone(p -> p.owner == null && isOpenTo(p, peer));
        if (orphan != null) {
            orphan.owner = peer;
            peer.current = orphan;
            return orphan;
        }
        OpenPiece shared = open.nearestDone(p -> isShared(p, peer));
        if (shared == null && open.hasRoom()) {
            shared = begin(peer);
        }
        return shared != null ? shared : open.nearestDone(p -> isOpenTo(p, peer));
    }

    /** The peer works on a piece that nobody has begun. */
    OpenPiece begin(Peer peer, int piece) {
        OpenPiece begun = new OpenPiece(piece, layout.pieceSize(piece), peer, peer.onParole);
        picker.begin(piece);
        open.add(begun);
        peer.current = begun;
        return begun;
    }

    private @Nullable OpenPiece begin(Peer peer) {
        Bitfield has = peer.pieces.known();
        int piece = has == null ? -1 : picker.pick(has);
        return piece < 0 ? null : begin(peer, piece);
    }

    private static boolean isOpenTo(OpenPiece piece, Peer peer) {
        return !piece.exclusive && peer.pieces.has(piece.piece);
    }

    /** Neither the peer nor the one that has begun it would be done with the whole piece soon. */
    private static boolean isShared(OpenPiece piece, Peer peer) {
        Peer owner = piece.owner;
        return !peer.pipeline.carries(piece.blocks())
                && owner != null
                && !owner.pipeline.carries(piece.blocks())
                && isOpenTo(piece, peer);
    }

    private boolean isStill(OpenPiece current, Peer peer) {
        boolean allowed = current.exclusive || !peer.onParole;
        return allowed && current.free() > 0 && open.contains(current);
    }
}
