package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How many questions are answered, from one address and altogether, and in how many bytes: a flood costs little and is
 * of no use against anybody whose address it forges. Loop thread.
 */
final class AnswerLimits {
    static final int PER_ADDRESS = 8;
    static final int BURST_OF_ADDRESS = 40;
    static final int BYTES = 64 << 10;
    static final int BURST_OF_BYTES = 256 << 10;

    /** Addresses that are told apart; beyond them only the limit for all holds. */
    static final int ADDRESSES = 10_000;

    private final Map<Object, TokenBucket> perAddress = new HashMap<>();
    private final TokenBucket bytes;
    private long dropped;
    private long malformed;

    AnswerLimits(long now) {
        bytes = new TokenBucket(BYTES, BURST_OF_BYTES, now);
    }

    /** Counts a question; false if it is to be dropped unread. */
    boolean admits(InetAddress sender, long now) {
        Object holder = Reach.holder(sender);
        if (perAddress.size() >= ADDRESSES && !perAddress.containsKey(holder)) {
            return true;
        }
        boolean admitted = perAddress
                .computeIfAbsent(holder, unknown -> new TokenBucket(PER_ADDRESS, BURST_OF_ADDRESS, now))
                .take(1, now);
        dropped += admitted ? 0 : 1;
        return admitted;
    }

    /** Counts an answer; false if it must not be sent. */
    boolean mayAnswer(int length, long now) {
        boolean allowed = bytes.take(length, now);
        dropped += allowed ? 0 : 1;
        return allowed;
    }

    /** Questions that got no answer. */
    long dropped() {
        return dropped;
    }

    /** A datagram made no sense. */
    void malformed() {
        malformed++;
    }

    long malformedSoFar() {
        return malformed;
    }

    /** Forgets addresses that are silent. */
    void tidy(long now) {
        perAddress.values().removeIf(bucket -> bucket.isFull(now));
    }
}
