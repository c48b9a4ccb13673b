package org.starling.engine.session;

import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/**
 * Lets those that have hardly a piece fetch a few although we choke them (BEP 6), within bounds: a crowd of them must
 * not share the line past the choker.
 */
final class Newcomers {
    /** Bytes for each: a piece, or some small ones. */
    private static final long MAX_GRANTED = 1 << 20;

    /** Of what we upload, they get one part in so many. */
    private static final int PARTS_PER_GRANT = 10;

    private final InfoHash torrent;
    private final Layout layout;
    private final Bitfield have;
    private final RateMeter up;
    /** Bytes uploaded, from which on another one may be granted pieces. */
    private long nextGrant;

    Newcomers(InfoHash torrent, Layout layout, Bitfield have, RateMeter up) {
        this.torrent = torrent;
        this.layout = layout;
        this.have = have;
        this.up = up;
    }

    /** Grants pieces if the peer is one of them, and it is its turn. */
    void greet(Peer peer) {
        Bitfield has = peer.pieces.known();
        boolean newcomer = has != null && peer.pieces.isSaid() && has.cardinality() < AllowedFast.SIZE;
        if (!peer.fast.spoken() || !newcomer || peer.fast.hasGranted() || up.total() < nextGrant) {
            return;
        }
        long bytes = 0;
        for (int piece :
                AllowedFast.of(peer.connection.remote().getAddress(), torrent, layout.pieces(), AllowedFast.SIZE)) {
            if (have.get(piece) && bytes < MAX_GRANTED) {
                bytes += layout.pieceSize(piece);
                peer.fast.grant(piece, layout.pieceSize(piece));
                peer.connection.send(new PeerMessage.AllowedFast(piece));
            }
        }
        nextGrant = up.total() + PARTS_PER_GRANT * bytes;
    }
}
