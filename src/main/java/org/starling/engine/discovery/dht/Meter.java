package org.starling.engine.discovery.dht;

/** Bytes a second, smoothed over the last few. Loop thread. */
final class Meter {
    private static final double WEIGHT_OF_LAST = 0.2;

    private long sinceTick;
    private double rate;

    void add(int bytes) {
        sinceTick += bytes;
    }

    /** A second is over. */
    void tick() {
        rate = rate * (1 - WEIGHT_OF_LAST) + sinceTick * WEIGHT_OF_LAST;
        sinceTick = 0;
    }

    long perSecond() {
        return Math.round(rate);
    }
}
