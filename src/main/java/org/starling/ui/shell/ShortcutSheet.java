package org.starling.ui.shell;

import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import org.starling.ui.controls.Kit;

/** All keys on one sheet. */
final class ShortcutSheet extends GridPane {
    private static final int MOST_ROWS = 16;

    ShortcutSheet(Kit kit, Map<String, String> names) {
        setId("shortcut-sheet");
        getStyleClass().add("shortcuts");
        int rows = rows(names.size());
        int i = 0;
        for (Map.Entry<String, String> one : names.entrySet()) {
            Label keys = Kit.styled(new Label(shown(one.getKey())), "keys");
            keys.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            Label name = new Label(kit.words().get(one.getValue()));
            keys.setLabelFor(name);
            name.setAccessibleText(name.getText() + ": " + keys.getText());
            add(keys, i / rows * 2, i % rows);
            add(name, i / rows * 2 + 1, i % rows);
            i++;
        }
        setFocusTraversable(true);
        setAccessibleText(kit.words().get("tool.shortcuts"));
    }

    /** Such that all columns are of about the same length. */
    static int rows(int keys) {
        int columns = Math.max(1, (keys + MOST_ROWS - 1) / MOST_ROWS);
        return (keys + columns - 1) / columns;
    }

    private static String shown(String keys) {
        return keys.contains("+") || keys.startsWith("F")
                ? KeyCombination.valueOf(keys).getDisplayText()
                : keys;
    }
}
