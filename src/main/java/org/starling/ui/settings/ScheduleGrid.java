package org.starling.ui.settings;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.WeekGrid;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.GridModel;
import org.starling.ui.settings.model.GridModel.Hour;
import org.starling.ui.settings.model.GridModel.Hours;

/**
 * Seven days of 24 hours, painted by dragging, by a click on a day or an hour, or with the keyboard. One stop for the
 * Tab key; a screen reader is told the hour at which the keyboard stands.
 */
final class ScheduleGrid extends GridPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int LAST_HOUR = WeekGrid.HOURS - 1;

    private final Kit kit;
    private final GridModel model;
    private final Map<Hour, Region> cells = new HashMap<>();

    ScheduleGrid(Kit kit, GridModel model) {
        this.kit = kit;
        this.model = model;
        setId("setting-limits-schedule");
        getStyleClass().add("schedule");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleHelp(kit.words().get("schedule.keys"));
        for (int hour = 0; hour < WeekGrid.HOURS; hour++) {
            addHour(hour);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            addDay(day);
        }
        setOnMousePressed(event -> {
            requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                at(event.getX(), event.getY()).ifPresent(model::press);
            }
        });
        setOnMouseDragged(event -> at(event.getX(), event.getY()).ifPresent(model::drag));
        setOnMouseReleased(event -> model.release());
        setOnKeyPressed(this::key);
        model.grid().addListener(change -> draw());
        model.chosen().addListener(change -> draw());
        draw();
    }

    static String style(RateMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    private void addHour(int hour) {
        Label head = Kit.styled(new Label(hour % 3 == 0 ? Integer.toString(hour) : ""), "hour-head");
        head.setOnMousePressed(event -> {
            model.paint(new Hours(new Hour(DayOfWeek.MONDAY, hour), new Hour(DayOfWeek.SUNDAY, hour)));
            event.consume();
        });
        add(head, hour + 1, 0);
    }

    private void addDay(DayOfWeek day) {
        Label head = Kit.styled(new Label(name(day)), "day-head");
        head.setOnMousePressed(event -> {
            model.paint(new Hours(new Hour(day, 0), new Hour(day, LAST_HOUR)));
            event.consume();
        });
        add(head, 0, day.getValue());
        for (int hour = 0; hour < WeekGrid.HOURS; hour++) {
            Region cell = Kit.styled(new Region(), "hour");
            cells.put(new Hour(day, hour), cell);
            add(cell, hour + 1, day.getValue());
        }
    }

    /** The cell there; in the gap between two, none. */
    private Optional<Hour> at(double x, double y) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getValue().getBoundsInParent().contains(x, y))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void key(KeyEvent event) {
        boolean extend = event.isShiftDown();
        KeyCode code = event.getCode();
        int later = kit.words().rightToLeft() ? -1 : 1;
        switch (code) {
            case UP -> model.step(-1, 0, extend);
            case DOWN -> model.step(1, 0, extend);
            case LEFT -> model.step(0, -later, extend);
            case RIGHT -> model.step(0, later, extend);
            case SPACE, ENTER -> model.paint(model.brush());
            case DIGIT1, NUMPAD1 -> model.paint(RateMode.NORMAL);
            case DIGIT2, NUMPAD2 -> model.paint(RateMode.ALTERNATIVE);
            case DIGIT3, NUMPAD3 -> model.paint(RateMode.STOPPED);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void draw() {
        WeekGrid grid = model.grid().get();
        Hours chosen = model.chosen().get();
        cells.forEach((hour, cell) -> {
            show(cell, grid.at(hour.day(), hour.hour()));
            cell.pseudoClassStateChanged(CHOSEN, chosen.contains(hour));
        });
        Hour at = chosen.to();
        setAccessibleText(kit.words()
                .get(
                        "schedule.hour",
                        at.day()
                                .getDisplayName(
                                        TextStyle.FULL_STANDALONE, kit.words().locale()),
                        at.hour(),
                        kit.words().of("rates", grid.at(at.day(), at.hour()))));
    }

    private static void show(Node cell, RateMode mode) {
        String wanted = style(mode);
        if (!cell.getStyleClass().contains(wanted)) {
            cell.getStyleClass().setAll("hour", wanted);
        }
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, kit.words().locale());
    }
}
