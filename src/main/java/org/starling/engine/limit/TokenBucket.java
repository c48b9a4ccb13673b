package org.starling.engine.limit;

/**
 * Bytes that may flow now: they come at the limit's rate and are lost when a quarter of a second of them lies unused,
 * so that a pause earns no burst. Spending may go below zero, because blocks are larger than what has gathered; then
 * nothing flows until the debt is paid.
 */
final class TokenBucket {
    private static final double RESERVE_SECONDS = 0.25;
    private static final double LATE_SECONDS = 1;
    /** Messages that cannot wait may not put blocks off for longer: they would be a lever for hostile peers. */
    private static final double DEBT_SECONDS = 2;

    private static final double LARGEST_BLOCK = 256 << 10;
    private static final double NANOS = 1e9;

    private long rate;
    private double tokens;
    private long filledAt;

    /** @param bytesPerSecond 0 for no limit */
    void limit(long bytesPerSecond, long now) {
        fill(now, RESERVE_SECONDS);
        rate = bytesPerSecond;
        // What was spent under another limit must not hold up this one for longer than a second.
        tokens = Math.max(-(double) rate, Math.min(tokens, 0));
    }

    long rate() {
        return rate;
    }

    boolean isUnlimited() {
        return rate == 0;
    }

    /** Whether something may be spent now. */
    boolean isOpen(long now) {
        if (rate == 0) {
            return true;
        }
        fill(now, RESERVE_SECONDS);
        return tokens > 0;
    }

    /** Somebody waits. If it was for this bucket, what has gathered is not idle, but we are late: a second counts. */
    void catchUp(long now) {
        fill(now, tokens > 0 ? RESERVE_SECONDS : LATE_SECONDS);
    }

    /** Nanoseconds until it is open. */
    long untilOpen(long now) {
        if (isOpen(now)) {
            return 0;
        }
        return (long) Math.ceil((1 - tokens) * NANOS / rate);
    }

    /** Negative to give back. */
    void spend(long bytes) {
        if (rate != 0) {
            tokens = Math.max(tokens - bytes, -(rate * DEBT_SECONDS + LARGEST_BLOCK));
        }
    }

    private void fill(long now, double reserve) {
        tokens = Math.min(Math.max(tokens, rate * reserve), tokens + (now - filledAt) * (double) rate / NANOS);
        filledAt = now;
    }
}
