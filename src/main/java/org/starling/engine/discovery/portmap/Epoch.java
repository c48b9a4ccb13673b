package org.starling.engine.discovery.portmap;

import java.util.concurrent.TimeUnit;

/**
 * Tells by the seconds that a router counts since its start whether it has restarted (RFC 6887, 8.5; RFC 6886, 3.6).
 * Its clock may be off by a sixteenth.
 */
final class Epoch {
    private static final long SLACK = 2;
    private static final long DRIFT = 16;

    private boolean known;
    private long seconds;
    private long at;

    /** @param epoch as the router sent it */
    boolean restarted(long epoch, long nowNanos) {
        boolean lost = known && isJump(epoch - seconds, TimeUnit.NANOSECONDS.toSeconds(nowNanos - at));
        known = true;
        seconds = epoch;
        at = nowNanos;
        return lost;
    }

    private static boolean isJump(long theirs, long ours) {
        if (theirs < -1) {
            return true;
        }
        return ours + SLACK < theirs - theirs / DRIFT || theirs + SLACK < ours - ours / DRIFT;
    }
}
