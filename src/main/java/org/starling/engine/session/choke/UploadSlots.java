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

    /** What the line once did is expected of it for some minutes. */
    private static final double PATIENCE = 0.998;
    /** Less than this share of it, while others wait, means that those who have slots do not ask enough. */
    private static final double FILLED = 0.95;

    private static final double AT_LIMIT = 0.9;

    /** Each connection needs room of its own on the way; where many share a slow line, packets are lost. */
    private static final int MOST_RELIEF = 2;

    private enum Trial {
        NONE,
        MORE,
        FEWER
    }

    private static final int WINDOW = 5;
    private static final double GROWTH = 1.05;
    private static final double HARMLESS = 0.97;
    private static final int FIRST_PAUSE = 2;
    private static final int LONGEST_PAUSE = 32;

    private final long[] sent = new long[WINDOW];
    private int seconds;
    /** Until something is measured, about what ordinary lines have. */
    private double capacity = 256 << 10;

    private double expected;
    private int relief;
    private int extra;
    private double before;
    private Trial trial = Trial.NONE;
    private boolean fewerNext;
    private int pause;
    private int nextPause = FIRST_PAUSE;

    /** How many now. */
    public int count() {
        return Math.min(MOST, usual() + extra + relief);
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
        expected = Math.max(mean(), expected * PATIENCE);
        if (ceiling > 0) {
            expected = Math.min(expected, AT_LIMIT * ceiling);
        }
    }

    /** Those who have slots leave the line empty: a round is too long to wait for one more. */
    public boolean leavesRoom() {
        return seconds >= WINDOW && relief < MOST_RELIEF && mean() < FILLED * expected;
    }

    /** One more slot at once; it is taken back in a round in which the line is full. */
    public void relieve() {
        relief++;
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
        boolean atLimit = ceiling > 0 && now > AT_LIMIT * ceiling;
        if (relief > 0) {
            giveUp();
            relief -= now < FILLED * expected ? 0 : 1;
        } else if (trial != Trial.NONE) {
            conclude(now);
        } else if (pause > 0) {
            pause--;
        } else if (atLimit) {
            extra = Math.max(0, extra - 1);
        } else if (extra > 0 && fewerNext) {
            begin(Trial.FEWER, now);
        } else if (waiting > 0 && taken >= count()) {
            begin(Trial.MORE, now);
        } else if (extra > 0) {
            begin(Trial.FEWER, now);
        }
    }

    private void begin(Trial kind, double now) {
        trial = kind;
        before = now;
        extra += kind == Trial.MORE ? 1 : -1;
    }

    /** Many at a time share a line badly, so one fewer stays unless that is felt, and one more only if it is. */
    private void conclude(double now) {
        if (trial == Trial.FEWER) {
            fewerNext = now > before * HARMLESS;
            if (!fewerNext) {
                giveUp();
            }
            trial = Trial.NONE;
        } else if (now > before * GROWTH) {
            fewerNext = true;
            trial = Trial.NONE;
            nextPause = FIRST_PAUSE;
        } else {
            giveUp();
            pause = nextPause;
            nextPause = Math.min(LONGEST_PAUSE, nextPause * 2);
        }
    }

    private void giveUp() {
        if (trial != Trial.NONE) {
            extra = Math.max(0, extra + (trial == Trial.MORE ? -1 : 1));
            trial = Trial.NONE;
        }
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
