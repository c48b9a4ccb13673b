package org.starling.library.space;

/** Decides when a disk is too full to go on downloading, and when there is room again. Pure. */
public final class SpaceGuard {
    /** Room that must be there beyond the reserve before downloads go on, so that they do not stop again at once. */
    private static final long LEAST_ROOM = 64L << 20;

    private SpaceGuard() {}

    /**
     * @param full what was decided before
     * @param free bytes
     * @param reserve bytes that shall stay free; 0: the guard is off
     */
    public static boolean isFull(boolean full, long free, long reserve) {
        if (reserve <= 0) {
            return false;
        }
        long enough = full ? reserve + Math.max(LEAST_ROOM, reserve / 10) : reserve;
        return free < enough;
    }
}
