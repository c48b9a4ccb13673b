package org.starling.ui.details;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.starling.ui.controls.Kit;

/** Names and values in columns that fill from the top. */
final class Facts extends GridPane {
    private static final int COLUMNS = 3;

    private final Kit kit;

    Facts(Kit kit) {
        this.kit = kit;
        getStyleClass().add("facts");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints name = new ColumnConstraints();
            name.setMinWidth(USE_PREF_SIZE);
            ColumnConstraints value = new ColumnConstraints();
            value.setHgrow(Priority.ALWAYS);
            value.setPercentWidth(-1);
            value.setMinWidth(40);
            value.setPrefWidth(180);
            getColumnConstraints().addAll(name, value);
        }
    }

    /** The next fact of the column; the label gives its value. */
    Label add(String key, int column, int row) {
        Label name = Kit.styled(kit.label(key), "fact");
        Label value = new Label();
        value.setMinWidth(0);
        name.setLabelFor(value);
        add(name, column * 2, row);
        add(value, column * 2 + 1, row);
        return value;
    }

    /** Over the whole width, for paths and hashes. */
    Label wide(String key, int row) {
        Label name = Kit.styled(kit.label(key), "fact");
        Label value = new Label();
        value.setMinWidth(0);
        value.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        name.setLabelFor(value);
        add(name, 0, row);
        add(value, 1, row, COLUMNS * 2 - 1, 1);
        return value;
    }
}
