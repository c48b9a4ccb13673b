package org.starling.engine.session;

import java.util.Arrays;
import org.starling.net.EventLoop;

/**
 * Tells all peers of newly verified pieces, several at once. Also those that have them: a seed sees by it that what it
 * gave us arrived, and may serve those last who show nothing for it.
 */
final class HaveBroadcast {
    private static final long DELAY = 50_000_000;
    private static final int MOST = 64;

    private final EventLoop loop;
    private final Peers peers;
    private int[] pending = new int[MOST];
    private int count;

    HaveBroadcast(EventLoop loop, Peers peers) {
        this.loop = loop;
        this.peers = peers;
    }

    void add(int piece) {
        if (count == 0) {
            loop.schedule(DELAY, this::flush);
        }
        pending[count++] = piece;
        if (count == MOST) {
            flush();
        }
    }

    private void flush() {
        int[] pieces = Arrays.copyOf(pending, count);
        count = 0;
        for (Peer peer : peers.all()) {
            for (int piece : pieces) {
                if (!peer.closed) {
                    peer.connection.send(new PeerMessage.Have(piece));
                }
            }
        }
    }
}
