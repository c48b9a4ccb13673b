package org.starling.ui.settings.model;

import java.time.DayOfWeek;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.WeekGrid;

/**
 * The hours of a week while somebody paints them. A rectangle is chosen from one corner to the other, with the mouse or
 * the arrows; what is painted becomes final, and is handed on, when the mouse is let go or the key has been pressed.
 * Window's thread.
 */
public final class GridModel {
    private final Consumer<WeekGrid> done;
    private final ReadOnlyObjectWrapper<WeekGrid> grid;
    private final ReadOnlyObjectWrapper<Hours> chosen =
            new ReadOnlyObjectWrapper<>(new Hours(new Hour(DayOfWeek.MONDAY, 0), new Hour(DayOfWeek.MONDAY, 0)));
    private WeekGrid before;
    private RateMode brush = RateMode.ALTERNATIVE;

    /** An hour of the week, from 0. */
    public record Hour(DayOfWeek day, int hour) {

        /** The hour so far away, at the edge if there is none. */
        Hour plus(int days, int hours) {
            return new Hour(
                    DayOfWeek.of(Math.max(1, Math.min(WeekGrid.DAYS, day.getValue() + days))),
                    Math.max(0, Math.min(WeekGrid.HOURS - 1, hour + hours)));
        }
    }

    /** All hours in the rectangle between two corners. */
    public record Hours(Hour from, Hour to) {

        public boolean contains(Hour hour) {
            return between(
                            from.day().getValue(),
                            hour.day().getValue(),
                            to.day().getValue())
                    && between(from.hour(), hour.hour(), to.hour());
        }

        private static boolean between(int one, int middle, int other) {
            return Math.min(one, other) <= middle && middle <= Math.max(one, other);
        }
    }

    /** @param done is told a grid that is to hold from now on */
    public GridModel(WeekGrid now, Consumer<WeekGrid> done) {
        this.grid = new ReadOnlyObjectWrapper<>(now);
        this.before = now;
        this.done = done;
    }

    public ReadOnlyObjectProperty<WeekGrid> grid() {
        return grid.getReadOnlyProperty();
    }

    /** What a key would paint; its second corner is where the keyboard stands. */
    public ReadOnlyObjectProperty<Hours> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What the mouse paints. */
    public void brush(RateMode mode) {
        brush = mode;
    }

    public RateMode brush() {
        return brush;
    }

    /** The mouse was pressed there. */
    public void press(Hour at) {
        before = grid.get();
        drag(at, at);
    }

    /** The mouse was dragged there. */
    public void drag(Hour to) {
        drag(chosen.get().from(), to);
    }

    private void drag(Hour from, Hour to) {
        chosen.set(new Hours(from, to));
        grid.set(painted(before, chosen.get(), brush));
    }

    /** The mouse was let go. */
    public void release() {
        settle();
    }

    /** Moves by keyboard; while it extends, the first corner stays. */
    public void step(int days, int hours, boolean extend) {
        Hour to = chosen.get().to().plus(days, hours);
        chosen.set(new Hours(extend ? chosen.get().from() : to, to));
    }

    /** Paints what is chosen. */
    public void paint(RateMode mode) {
        before = grid.get();
        grid.set(painted(before, chosen.get(), mode));
        settle();
    }

    /** Paints a whole day, or with no day the same hours of every day. */
    public void paint(Hours hours) {
        chosen.set(hours);
        paint(brush);
    }

    private void settle() {
        if (!grid.get().equals(before)) {
            before = grid.get();
            done.accept(before);
        }
    }

    private static WeekGrid painted(WeekGrid from, Hours hours, RateMode mode) {
        WeekGrid painted = from;
        int first = Math.min(hours.from().hour(), hours.to().hour());
        int last = Math.max(hours.from().hour(), hours.to().hour());
        for (DayOfWeek day : DayOfWeek.values()) {
            if (hours.contains(new Hour(day, first))) {
                painted = painted.with(day, first, last + 1, mode);
            }
        }
        return painted;
    }
}
