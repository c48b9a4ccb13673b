package org.starling.ui.details.model;

/**
 * Rates of the last day: each second of the last five minutes, then coarser. A few dozen kilobytes whatever happens.
 * Window's thread.
 */
public final class SpeedHistory {

    /** What the graph can show at once. */
    public enum Span {
        MINUTE(60, 1),
        FIVE_MINUTES(300, 1),
        HALF_HOUR(1_800, 10),
        SIX_HOURS(21_600, 60),
        DAY(86_400, 240);

        private final int seconds;
        private final int step;

        Span(int seconds, int step) {
            this.seconds = seconds;
            this.step = step;
        }

        public int seconds() {
            return seconds;
        }

        /** Seconds that one point stands for. */
        public int step() {
            return step;
        }

        public int points() {
            return seconds / step;
        }
    }

    /**
     * A stretch of the past.
     *
     * @param down bytes a second, the oldest first; negative where nothing is known
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Series(double[] down, double[] up) {}

    private final Ring fine = new Ring(300, 1);
    private final Ring middle = new Ring(180, 10);
    private final Ring coarse = new Ring(360, 60);
    private final Ring day = new Ring(360, 240);

    /** Called once a second. */
    public void add(long down, long up) {
        fine.add(down, up);
        middle.add(down, up);
        coarse.add(down, up);
        day.add(down, up);
    }

    public Series series(Span span) {
        Ring ring = switch (span) {
            case MINUTE, FIVE_MINUTES -> fine;
            case HALF_HOUR -> middle;
            case SIX_HOURS -> coarse;
            case DAY -> day;
        };
        return ring.last(span.points());
    }

    /** Averages of so many seconds each; the newest overwrite the oldest. */
    private static final class Ring {
        private final float[] down;
        private final float[] up;
        private final int step;
        private long filled;
        private int pending;
        private double downSum;
        private double upSum;

        Ring(int points, int step) {
            this.down = new float[points];
            this.up = new float[points];
            this.step = step;
        }

        void add(long downNow, long upNow) {
            downSum += downNow;
            upSum += upNow;
            pending++;
            if (pending == step) {
                int at = (int) (filled++ % down.length);
                down[at] = (float) (downSum / step);
                up[at] = (float) (upSum / step);
                pending = 0;
                downSum = 0;
                upSum = 0;
            }
        }

        Series last(int points) {
            double[] downs = new double[points];
            double[] ups = new double[points];
            for (int i = 0; i < points; i++) {
                long point = filled - points + i;
                boolean known = point >= 0 && point >= filled - down.length;
                downs[i] = known ? down[(int) (point % down.length)] : -1;
                ups[i] = known ? up[(int) (point % up.length)] : -1;
            }
            return new Series(downs, ups);
        }
    }
}
