package org.starling.engine.session;

import org.starling.wire.Bitfield;

/** What peers are told when they come, and when what there is of the torrent has changed. Loop thread. */
final class Welcome {
    private final Peers peers;
    private final Lifecycle lifecycle;
    private final NodeGreeting nodes;
    private final SessionExtensions extensions;

    Welcome(Peers peers, Lifecycle lifecycle, NodeGreeting nodes, SessionExtensions extensions) {
        this.peers = peers;
        this.lifecycle = lifecycle;
        this.nodes = nodes;
        this.extensions = extensions;
    }

    /** The first messages to a peer, which takes part in the transfer from then on. */
    void greet(Peer peer) {
        Transfer transfer = lifecycle.state().transfer();
        Greeting.pieces(peer, transfer == null ? null : transfer.have()).ifPresent(peer.connection::send);
        nodes.greet(peer);
        extensions.host().join(peer);
        if (transfer != null) {
            join(transfer, peer);
        }
    }

    /** Pieces can be exchanged from now on: those who came before are told which ones are there. */
    void begin(Transfer transfer) {
        Bitfield have = transfer.have();
        for (Peer peer : peers.all()) {
            for (int piece = have.nextSet(0); piece >= 0; piece = have.nextSet(piece + 1)) {
                peer.connection.send(new PeerMessage.Have(piece));
            }
            join(transfer, peer);
        }
    }

    /** Pieces are there no more. Who cannot be told so is better met anew. */
    void lost(Bitfield pieces) {
        for (Peer peer : peers.all()) {
            if (!extensions.tellLost(peer, pieces)) {
                peer.connection.close(CloseReason.STOPPED);
            }
        }
    }

    private static void join(Transfer transfer, Peer peer) {
        try {
            transfer.join(peer);
        } catch (ViolationException e) {
            peer.connection.close(e.reason());
        }
    }
}
