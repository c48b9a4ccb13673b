package org.starling.engine.session;

import org.jspecify.annotations.Nullable;

/** Takes a peer's messages of the Fast extension (BEP 6). */
final class FastHandler {
    private FastHandler() {}

    /** @param transfer null until the metainfo is known and existing data is checked */
    static void onMessage(Peer peer, PeerMessage.Fast message, @Nullable Transfer transfer) throws ViolationException {
        if (!peer.fast.spoken()) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "fast message without fast bit");
        }
        if (message instanceof PeerMessage.HaveAll) {
            tell(peer, PeerPieces::haveAll, transfer);
        } else if (message instanceof PeerMessage.HaveNone) {
            tell(peer, PeerPieces::haveNone, transfer);
        } else if (message instanceof PeerMessage.Reject reject) {
            onReject(peer, reject, transfer);
        } else if (message instanceof PeerMessage.AllowedFast allowed) {
            onAllowed(peer, allowed.piece(), transfer);
        }
        // Suggestions are for clients that cannot choose by themselves: peers with a cold cache profit, nobody else.
    }

    private static void tell(Peer peer, PeerPieces.Change change, @Nullable Transfer transfer)
            throws ViolationException {
        if (transfer == null) {
            change.on(peer.pieces);
        } else {
            transfer.onPieces(peer, change);
        }
    }

    private static void onReject(Peer peer, PeerMessage.Reject reject, @Nullable Transfer transfer)
            throws ViolationException {
        if (transfer != null) {
            transfer.onReject(peer, Layout.id(reject.piece(), reject.offset()));
        } else if (peer.forgiven > 0) {
            peer.forgiven--;
        }
    }

    private static void onAllowed(Peer peer, int piece, @Nullable Transfer transfer) throws ViolationException {
        if (transfer != null && !transfer.layout().isPiece(piece)) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "allowed fast of piece " + piece);
        }
        peer.fast.allow(piece);
        if (transfer != null) {
            transfer.onAllowed(peer);
        }
    }
}
