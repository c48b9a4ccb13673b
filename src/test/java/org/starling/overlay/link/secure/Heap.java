package org.starling.overlay.link.secure;

/** What the program's objects take. */
final class Heap {
    private static final int TRIES = 3;

    private Heap() {}

    /** Bytes in use once the garbage is gone. */
    static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
