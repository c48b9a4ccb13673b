package org.starling.engine.discovery.lsd;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Bounds how much is heard in a minute, from one sender and from all, so that a flood costs and fills little. */
final class SenderLimits {
    static final int PER_SENDER = 20;
    static final int ALTOGETHER = 400;

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final Map<InetAddress, Integer> counts = new HashMap<>();
    private long windowStart;
    private int all;

    SenderLimits(long now) {
        windowStart = now;
    }

    /** Counts a datagram; false if it is to be dropped unread. */
    boolean admits(InetAddress sender, long now) {
        if (now - windowStart >= WINDOW) {
            windowStart = now;
            counts.clear();
            all = 0;
        }
        return all < ALTOGETHER && counts.merge(sender, 1, Integer::sum) <= PER_SENDER && ++all <= ALTOGETHER;
    }
}
