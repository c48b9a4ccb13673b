package org.starling.library.schedule;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads a grid at a time of the user's clock. Pure. */
public final class WeekClock {
    private WeekClock() {}

    public static RateMode modeAt(WeekGrid grid, ZonedDateTime time) {
        return grid.at(time.getDayOfWeek(), time.getHour());
    }

    /** The beginning of the first hour after that time that has another mode; empty if all hours are alike. */
    public static Optional<ZonedDateTime> nextChange(WeekGrid grid, ZonedDateTime time) {
        RateMode now = modeAt(grid, time);
        ZonedDateTime hour = time.truncatedTo(ChronoUnit.HOURS);
        for (int ahead = 1; ahead <= WeekGrid.DAYS * WeekGrid.HOURS; ahead++) {
            ZonedDateTime then = hour.plusHours(ahead);
            if (modeAt(grid, then) != now) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
    }
}
