package org.starling.engine.session;

import java.util.EnumMap;
import java.util.Map;

/** Payload counted over one run of the torrent, whatever phases it goes through. */
final class Statistics {
    final RateMeter down;
    final RateMeter up;
    /** Ended connections by reason, so that hostile neighbours become visible. */
    final Map<CloseReason, Integer> closed = new EnumMap<>(CloseReason.class);

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
