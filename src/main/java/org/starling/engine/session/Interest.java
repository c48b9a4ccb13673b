package org.starling.engine.session;

import org.starling.wire.Bitfield;

/** Keeps count of how many pieces each peer has for us, and tells the peer when that begins or ceases. */
final class Interest {
    private final Bitfield verified;
    private final Bitfield settled;

    /** The set of verified pieces is shared with its owner, who says when it grows. */
    Interest(Bitfield verified, Selection selection) {
        this.verified = verified;
        settled = new Bitfield(verified.size());
        select(selection);
    }

    /** Another choice of files; the peers must be counted again. */
    void select(Selection selection) {
        settled.clearAll();
        settled.or(verified);
        for (int piece = 0; piece < settled.size(); piece++) {
            if (selection.rank(piece) == Selection.SKIP) {
                settled.set(piece);
            }
        }
    }

    /** Counts what the peer has. */
    void count(Peer peer) {
        Bitfield has = peer.pieces.known();
        peer.interesting = has == null ? 0 : has.andNotCardinality(settled);
        tell(peer);
    }

    /** The peer has one more piece. */
    void onHave(Peer peer, int piece) {
        if (!settled.get(piece)) {
            peer.interesting++;
            tell(peer);
        }
    }

    /** The piece is ours. */
    void onVerified(int piece, Peers peers) {
        if (!settled.set(piece)) {
            return;
        }
        for (Peer peer : peers.all()) {
            if (peer.pieces.has(piece)) {
                peer.interesting--;
                tell(peer);
            }
        }
    }

    private static void tell(Peer peer) {
        boolean interested = peer.interesting > 0;
        if (interested != peer.amInterested && !peer.closed) {
            peer.amInterested = interested;
            peer.connection.send(interested ? new PeerMessage.Interested() : new PeerMessage.NotInterested());
        }
    }
}
