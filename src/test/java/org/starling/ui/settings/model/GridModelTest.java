package org.starling.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.WeekGrid;
import org.starling.ui.settings.model.GridModel.Hour;
import org.starling.ui.settings.model.GridModel.Hours;

final class GridModelTest {
    private final List<WeekGrid> done = new ArrayList<>();
    private final GridModel model = new GridModel(WeekGrid.NORMAL, done::add);

    private static Hour at(DayOfWeek day, int hour) {
        return new Hour(day, hour);
    }

    private long count(RateMode mode) {
        return model.grid()
                .get()
                .toString()
                .chars()
                .filter(c -> c == mode.name().toLowerCase(java.util.Locale.ROOT).charAt(0))
                .count();
    }

    @Test
    void draggingPaintsARectangleWhichHoldsWhenTheMouseIsLetGo() {
        model.press(at(DayOfWeek.FRIDAY, 20));
        model.drag(at(DayOfWeek.SUNDAY, 23));
        model.drag(at(DayOfWeek.WEDNESDAY, 18));
        assertThat(done).isEmpty();
        model.release();
        assertThat(done).hasSize(1);
        assertThat(count(RateMode.ALTERNATIVE)).isEqualTo(3 * 3);
        assertThat(model.grid().get().at(DayOfWeek.THURSDAY, 19)).isEqualTo(RateMode.ALTERNATIVE);
        assertThat(model.grid().get().at(DayOfWeek.SATURDAY, 21)).isEqualTo(RateMode.NORMAL);
    }

    @Test
    void paintingWhatIsThereAlreadyChangesNothing() {
        model.brush(RateMode.NORMAL);
        model.press(at(DayOfWeek.MONDAY, 0));
        model.release();
        model.release();
        assertThat(done).isEmpty();
    }

    @Test
    void arrowsMoveChooseAndStayInside() {
        model.step(-1, -1, false);
        model.step(2, 5, false);
        model.step(1, 3, true);
        model.paint(RateMode.STOPPED);
        assertThat(count(RateMode.STOPPED)).isEqualTo(2 * 4);
        assertThat(model.grid().get().at(DayOfWeek.WEDNESDAY, 5)).isEqualTo(RateMode.STOPPED);
        assertThat(model.grid().get().at(DayOfWeek.THURSDAY, 8)).isEqualTo(RateMode.STOPPED);
        model.step(9, 99, false);
        assertThat(model.chosen().get()).isEqualTo(new Hours(at(DayOfWeek.SUNDAY, 23), at(DayOfWeek.SUNDAY, 23)));
        assertThat(done).hasSize(1);
    }

    @Test
    void aWholeDayIsPaintedWithTheBrush() {
        model.brush(RateMode.STOPPED);
        model.paint(new Hours(at(DayOfWeek.SUNDAY, 0), at(DayOfWeek.SUNDAY, 23)));
        assertThat(count(RateMode.STOPPED)).isEqualTo(24);
        assertThat(WeekGrid.parse(done.get(0).toString())).contains(model.grid().get());
    }
}
