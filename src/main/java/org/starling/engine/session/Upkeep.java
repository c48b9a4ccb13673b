package org.starling.engine.session;

import java.util.Optional;

/** What a connection needs once a second: a keep-alive when we were silent, an end when the peer is of no use. */
final class Upkeep {
    static final long KEEP_ALIVE_NANOS = 110_000_000_000L;
    static final long IDLE_NANOS = 180_000_000_000L;
    /** Two complete peers stay together this long, for the sake of extensions. */
    static final long COMPLETE_NANOS = 30_000_000_000L;

    private Upkeep() {}

    /** Looks after one peer; gives the reason to close it, if there is one. */
    static Optional<CloseReason> tick(Peer peer, boolean weAreComplete, long now) {
        notice(peer, now);
        if (now - peer.lastReceived > IDLE_NANOS || isUseless(peer, now)) {
            return Optional.of(CloseReason.TIMED_OUT);
        }
        boolean bothComplete = weAreComplete && peer.isUploadOnly();
        if (bothComplete && now - peer.connectedAt > COMPLETE_NANOS && now - peer.lastUseful > COMPLETE_NANOS / 3) {
            return Optional.of(CloseReason.BOTH_COMPLETE);
        }
        if (now - peer.lastSent > KEEP_ALIVE_NANOS) {
            peer.connection.send(new PeerMessage.KeepAlive());
        }
        return Optional.empty();
    }

    private static boolean isUseless(Peer peer, long now) {
        return !peer.amInterested && !peer.peerInterested && now - peer.lastUseful > IDLE_NANOS;
    }

    private static void notice(Peer peer, long now) {
        long received = peer.connection.received();
        long sent = peer.connection.sent();
        if (received != peer.receivedBefore || peer.waitsForRoom) {
            peer.receivedBefore = received;
            peer.lastReceived = now;
        }
        if (sent != peer.sentBefore) {
            peer.sentBefore = sent;
            peer.lastSent = now;
        }
    }
}
