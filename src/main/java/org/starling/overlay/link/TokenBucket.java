package org.starling.overlay.link;

/** A rate with a burst, under the loop's clock. */
public final class TokenBucket {
    private static final double SECOND = 1e9;

    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    public TokenBucket(double perSecond, double burst, long now) {
        this.perNano = perSecond / SECOND;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    public boolean hasOne(long now) {
        refill(now);
        return tokens >= 1;
    }

    public void take() {
        tokens -= 1;
    }

    public boolean isFull(long now) {
        refill(now);
        return tokens >= burst;
    }

    /** Nanoseconds until there is a whole token; 0 if there is. */
    long nanosToOne(long now) {
        refill(now);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + (now - last) * perNano);
        last = now;
    }
}
