package org.starling.engine.session.choke;

/**
 * How many peers may download at a time: enough to fill the line, and no more than give each a useful rate. What was
 * sent in the last seconds says what the line can do; from there one slot more is tried when all are taken, and kept if
 * more went out with it.
 */
public final class UploadSlots {
    private static final int LEAST = 4;
    private static final int MOST = 500;

    /** A second that was measured too high is forgotten in half a minute. */
    private static final double FADING = 0.95;
    /** So 8 slots at 256 KiB a second, 16 at 1 MiB, 51 at 10 MiB: a faster line has more of them, and faster ones. */
    private static final double SHARE = 1.0 / 4096;

    private static final int WINDOW = 5;
    private static final double GROWTH = 1.03;
    private static final int FIRST_PAUSE = 2;
    private static final int LONGEST_PAUSE = 32;

    private final long[] sent = new long[WINDOW];
    private int seconds;
    private double capacity;
    private int extra;
    private double before;
    private boolean trying;
    private int pause;
    private int nextPause = FIRST_PAUSE;

    /** How many now. */
    public int count() {
        return Math.min(MOST, usual() + extra);
    }

    /**
     * A second has passed.
     *
     * @param bytes payload that went out in it
     * @param ceiling limit in bytes a second; 0 if there is none
     */
    public void second(long bytes, long ceiling) {
        sent[seconds++ % WINDOW] = bytes;
        capacity = Math.max(mean(), capacity * FADING);
        if (ceiling > 0) {
            capacity = Math.min(capacity, (double) ceiling);
        }
    }

    /**
     * A round has passed: tries one more, or takes the last one back.
     *
     * @param taken slots that peers have and use
     * @param waiting peers without a slot
     * @param ceiling as above
     */
    public void round(int taken, int waiting, long ceiling) {
        double now = mean();
        boolean atLimit = ceiling > 0 && now > 0.9 * ceiling;
        if (trying) {
            trying = false;
            conclude(now);
        } else if (pause > 0) {
            pause--;
        } else if (atLimit) {
            extra = Math.max(0, extra - 1);
        } else if (waiting > 0 && taken >= count()) {
            trying = true;
            before = now;
            extra++;
        }
    }

    private void conclude(double now) {
        if (now > before * GROWTH) {
            nextPause = FIRST_PAUSE;
            return;
        }
        extra = Math.max(0, extra - 1);
        pause = nextPause;
        nextPause = Math.min(LONGEST_PAUSE, nextPause * 2);
    }

    private int usual() {
        return Math.max(LEAST, (int) Math.round(Math.sqrt(capacity * SHARE)));
    }

    private double mean() {
        long sum = 0;
        for (long bytes : sent) {
            sum += bytes;
        }
        return sum / (double) Math.max(1, Math.min(seconds, WINDOW));
    }
}
