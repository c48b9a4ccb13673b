package org.starling.engine.session;

/** Payload counted over one run of the torrent, whatever phases it goes through. */
final class Statistics {
    final RateMeter down;
    final RateMeter up;
    /** How much of the last seconds the download waited for the disk. */
    final RecentShare diskWait;

    final RunClock clock;
    long wasted;
    long hashFailures;

    Statistics(long now) {
        down = new RateMeter(now);
        up = new RateMeter(now);
        diskWait = new RecentShare(now);
        clock = new RunClock(now);
    }

    /** No payload moves, and the rates say so. */
    boolean isQuiet() {
        return down.perSecond() == 0 && up.perSecond() == 0;
    }

    void tick(long now) {
        down.tick(now);
        up.tick(now);
    }
}
