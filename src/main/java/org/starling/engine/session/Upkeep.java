package org.starling.engine.session;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What a connection needs once a second: a keep-alive when we were silent, an end when the peer is of no use. */
final class Upkeep {
    static final long KEEP_ALIVE_NANOS = 110_000_000_000L;
    static final long IDLE_NANOS = 180_000_000_000L;
    /** Two complete peers stay together this long, for the sake of extensions. */
    static final long COMPLETE_NANOS = 30_000_000_000L;

    /** From a peer that owes us something, and from one that need not say more than its keep-alives. */
    static final long ANSWER_NANOS = 20_000_000_000L;

    static final long SIGN_OF_LIFE_NANOS = 130_000_000_000L;

    private Upkeep() {}

    /**
     * The connection may be dead: a keep-alive makes a peer that forgot us say so, and who stays silent is given up
     * sooner. Closed at once is what began at an address that is gone.
     */
    static Optional<CloseReason> doubt(Peer peer, Predicate<InetAddress> own, long now) {
        if (peer.connection.local().filter(own.negate()).isPresent()) {
            return Optional.of(CloseReason.TIMED_OUT);
        }
        notice(peer, now);
        peer.doubtedSince = OptionalLong.of(now);
        peer.connection.send(new PeerMessage.KeepAlive());
        return Optional.empty();
    }

    /** Looks after one peer; gives the reason to close it, if there is one. */
    static Optional<CloseReason> tick(Peer peer, boolean weAreComplete, long now) {
        notice(peer, now);
        if (now - peer.lastReceived > IDLE_NANOS || isUseless(peer, now) || isDead(peer, now)) {
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

    private static boolean isDead(Peer peer, long now) {
        if (peer.doubtedSince.isEmpty()) {
            return false;
        }
        long patience = peer.pipeline.size() == 0 ? SIGN_OF_LIFE_NANOS : ANSWER_NANOS;
        return now - peer.doubtedSince.getAsLong() > patience;
    }

    private static boolean isUseless(Peer peer, long now) {
        return !peer.amInterested && !peer.peerInterested && now - peer.lastUseful > IDLE_NANOS;
    }

    private static void notice(Peer peer, long now) {
        long received = peer.connection.received();
        long sent = peer.connection.sent();
        if (received != peer.receivedBefore || peer.waitsForRoom || peer.bandwidth.heldBackWithin(IDLE_NANOS, now)) {
            peer.receivedBefore = received;
            peer.lastReceived = now;
            peer.doubtedSince = OptionalLong.empty();
        }
        if (sent != peer.sentBefore) {
            peer.sentBefore = sent;
            peer.lastSent = now;
        }
    }
}
