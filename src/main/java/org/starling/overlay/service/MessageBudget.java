package org.starling.overlay.service;

import java.util.HashMap;
import java.util.Map;
import org.starling.net.EventLoop;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.TokenBucket;
import org.starling.overlay.permid.PermId;
import org.starling.wire.IpNetwork;

/**
 * How much those who are authenticated may say: so many messages and bytes of one PermID, and of one network together,
 * since PermIDs cost nothing. It outlives links, so redialling gains nothing. Loop thread.
 */
final class MessageBudget {
    static final int PEER_MESSAGES = 20;
    static final int PEER_BURST = 400;
    static final int NETWORK_MESSAGES = 80;
    static final int NETWORK_BURST = 1_600;

    /** Bytes that weigh as much as a message. */
    static final int UNIT = 16 << 10;

    private static final int SWEEP_ABOVE = 1_024;

    private final EventLoop loop;
    private final Map<Object, TokenBucket> buckets = new HashMap<>();

    MessageBudget(EventLoop loop) {
        this.loop = loop;
    }

    /** Takes a message into account; false if it is too much. */
    boolean admits(Link from, int bytes) {
        long now = loop.nanos();
        TokenBucket peer = peer(from.peer(), now);
        TokenBucket network = network(IpNetwork.of(from.remote().getAddress()), now);
        if (!peer.hasOne(now) || !network.hasOne(now)) {
            return false;
        }
        for (int units = 1 + bytes / UNIT; units > 0; units--) {
            peer.take();
            network.take();
        }
        sweep(now);
        return true;
    }

    /** Buckets that something is remembered in. */
    int size() {
        return buckets.size();
    }

    private TokenBucket peer(PermId peer, long now) {
        return buckets.computeIfAbsent(peer, key -> new TokenBucket(PEER_MESSAGES, PEER_BURST, now));
    }

    private TokenBucket network(IpNetwork network, long now) {
        return buckets.computeIfAbsent(network, key -> new TokenBucket(NETWORK_MESSAGES, NETWORK_BURST, now));
    }

    private void sweep(long now) {
        if (buckets.size() > SWEEP_ABOVE) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
    }
}
