package org.starling.engine.session;

/** How much of the time something held: an average over the last ten seconds or so, from 0 to 1. */
final class RecentShare {
    private static final double MEMORY_NANOS = 10e9;

    private double share;
    private long last;

    RecentShare(long now) {
        last = now;
    }

    /** It held, or did not, since the last time this was said. */
    void tick(boolean held, long now) {
        double weight = 1 - Math.exp(-(double) Math.max(0, now - last) / MEMORY_NANOS);
        share += ((held ? 1 : 0) - share) * weight;
        last = now;
    }

    double value() {
        return share;
    }
}
