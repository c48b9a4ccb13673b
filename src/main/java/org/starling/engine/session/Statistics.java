package org.starling.engine.session;

/** Payload counted over one run of the torrent, whatever phases it goes through. */
final class Statistics {
    final RateMeter down;
    final RateMeter up;
    long wasted;
    long hashFailures;

    Statistics(long now) {
        down = new RateMeter(now);
        up = new RateMeter(now);
    }

    void tick(long now) {
        down.tick(now);
        up.tick(now);
    }
}
