package org.starling.engine.discovery.dht;

import java.time.Duration;

/** An allowance that fills steadily up to a bound. Loop thread. */
final class TokenBucket {
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final double perSecond;
    private final double most;
    private double left;
    private long filled;

    TokenBucket(double perSecond, double most, long now) {
        this.perSecond = perSecond;
        this.most = most;
        this.left = most;
        this.filled = now;
    }

    /** Takes that much, or nothing if there is less. */
    boolean take(double amount, long now) {
        fill(now);
        if (left < amount) {
            return false;
        }
        left -= amount;
        return true;
    }

    /** Nobody used it for so long that it is as good as new. */
    boolean isFull(long now) {
        fill(now);
        return left >= most;
    }

    private void fill(long now) {
        left = Math.min(most, left + perSecond * ((now - filled) / SECOND));
        filled = now;
    }
}
