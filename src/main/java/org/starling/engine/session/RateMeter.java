package org.starling.engine.session;

/** Bytes counted, and how many of them a second: an average that forgets the past within a few seconds. */
final class RateMeter {
    private static final double MEMORY_NANOS = 3e9;

    private long total;
    private long sinceTick;
    private long lastTick;
    private double rate;
    private boolean measured;

    RateMeter(long now) {
        lastTick = now;
    }

    void add(long bytes) {
        total += bytes;
        sinceTick += bytes;
    }

    /** Takes what came since the last tick into the average. */
    void tick(long now) {
        double elapsed = now - lastTick;
        if (elapsed <= 0) {
            return;
        }
        double momentary = sinceTick * 1e9 / elapsed;
        double weight = measured ? 1 - Math.exp(-elapsed / MEMORY_NANOS) : 1;
        rate += (momentary - rate) * weight;
        measured |= sinceTick > 0;
        sinceTick = 0;
        lastTick = now;
    }

    long perSecond() {
        return Math.round(rate);
    }

    long total() {
        return total;
    }
}
