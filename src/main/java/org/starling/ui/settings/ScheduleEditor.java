package org.starling.ui.settings;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.starling.library.schedule.RateMode;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.GridModel;

/** The hours of the week with the brushes to paint them. */
final class ScheduleEditor extends VBox {

    ScheduleEditor(Kit kit, GridModel model) {
        HBox brushes = new HBox(6, kit.label("schedule.brush"));
        brushes.getStyleClass().add("line");
        ToggleGroup group = new ToggleGroup();
        for (RateMode mode : RateMode.values()) {
            ToggleButton brush = new ToggleButton(kit.words().of("rates", mode));
            brush.setId("brush-" + mode);
            brush.setAccessibleText(kit.words().get("schedule.brush") + ": " + brush.getText());
            brush.setGraphic(Kit.styled(new Region(), "hour", "swatch", ScheduleGrid.style(mode)));
            brush.setToggleGroup(group);
            brush.setSelected(mode == model.brush());
            brush.setOnAction(event -> {
                brush.setSelected(true);
                model.brush(mode);
            });
            brushes.getChildren().add(brush);
        }
        setSpacing(8);
        getChildren()
                .setAll(
                        brushes,
                        new ScheduleGrid(kit, model),
                        kit.remark(kit.words().get("schedule.keys")));
    }
}
