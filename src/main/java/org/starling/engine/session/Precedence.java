package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Who gives way to whom where a torrent is full: of the peers with whom nothing is exchanged the one with the lowest
 * priority, to a newcomer with a higher one (BEP 40). Whoever gives or takes data stays.
 */
final class Precedence {
    private static final long TIME_TO_BE_USEFUL = TimeUnit.MINUTES.toNanos(1);

    private final Peers peers;
    private final DialPolicy policy;

    Precedence(Peers peers, DialPolicy policy) {
        this.peers = peers;
        this.policy = policy;
    }

    /** Whether anybody would give way to somebody. */
    boolean hasIdle(long now) {
        return policy.knowsOwnAddress() && peers.all().stream().anyMatch(peer -> isIdle(peer, now));
    }

    /** The peer that gives way to the newcomer. */
    Optional<Peer> below(InetSocketAddress newcomer, long now) {
        long priority = policy.priority(newcomer);
        return peers.all().stream()
                .filter(peer -> isIdle(peer, now) && priorityOf(peer) < priority)
                .min(Comparator.comparingLong(this::priorityOf));
    }

    private long priorityOf(Peer peer) {
        return policy.priority(peer.connection.remote());
    }

    private static boolean isIdle(Peer peer, long now) {
        return now - peer.connectedAt > TIME_TO_BE_USEFUL && peer.down.perSecond() == 0 && peer.up.perSecond() == 0;
    }
}
