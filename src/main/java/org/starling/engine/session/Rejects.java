package org.starling.engine.session;

/** Answers to requests that will not be served (BEP 6); silence for peers that do not speak the Fast extension. */
final class Rejects {
    private Rejects() {}

    static void send(Peer peer, int piece, int offset, int length) {
        if (peer.fast.spoken() && !peer.closed) {
            peer.connection.send(new PeerMessage.Reject(piece, offset, length));
        }
    }

    /** Empties the queue: what is in it will not be served. */
    static void sendAll(Peer peer) {
        UploadQueue queue = peer.uploads;
        if (!peer.fast.spoken()) {
            queue.clear();
        }
        while (!queue.isEmpty()) {
            int piece = queue.piece();
            int offset = queue.offset();
            int length = queue.length();
            queue.removeFirst();
            send(peer, piece, offset, length);
        }
    }
}
