package org.starling.library.schedule;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Optional;

/**
 * A mode for each hour of the week. Immutable. As text it has one letter for each hour from Monday 0:00 ({@code n}
 * normal, {@code a} alternative, {@code s} stopped), days separated by spaces.
 */
public final class WeekGrid {
    public static final int HOURS = 24;
    public static final int DAYS = 7;
    public static final WeekGrid NORMAL = new WeekGrid(filled());

    private final RateMode[] cells;

    private WeekGrid(RateMode[] cells) {
        this.cells = cells;
    }

    /** Empty if it is no such text. */
    public static Optional<WeekGrid> parse(String text) {
        String letters = text.replace(" ", "");
        if (letters.length() != DAYS * HOURS) {
            return Optional.empty();
        }
        RateMode[] cells = new RateMode[letters.length()];
        for (int i = 0; i < cells.length; i++) {
            Optional<RateMode> mode = RateMode.of(letters.charAt(i));
            if (mode.isEmpty()) {
                return Optional.empty();
            }
            cells[i] = mode.get();
        }
        return Optional.of(new WeekGrid(cells));
    }

    /** @param hour from 0 */
    public RateMode at(DayOfWeek day, int hour) {
        return cells[index(day, hour)];
    }

    /** The grid with hours {@code from} to {@code to} (exclusive) of that day in the mode. */
    public WeekGrid with(DayOfWeek day, int from, int to, RateMode mode) {
        RateMode[] changed = cells.clone();
        Arrays.fill(changed, index(day, from), index(day, 0) + to, mode);
        return new WeekGrid(changed);
    }

    private static int index(DayOfWeek day, int hour) {
        return (day.getValue() - 1) * HOURS + hour;
    }

    private static RateMode[] filled() {
        RateMode[] cells = new RateMode[DAYS * HOURS];
        Arrays.fill(cells, RateMode.NORMAL);
        return cells;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeekGrid grid && Arrays.equals(grid.cells, cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            if (i > 0 && i % HOURS == 0) {
                text.append(' ');
            }
            text.append(cells[i].letter());
        }
        return text.toString();
    }
}
