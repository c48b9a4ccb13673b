package org.starling.ui.identity;

import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.starling.ui.controls.Kit;

/** Fields for what nobody else is to read. */
final class Passphrases {
    private Passphrases() {}

    static PasswordField field(Kit kit, String key) {
        PasswordField field = new PasswordField();
        field.setId(key.replace('.', '-'));
        field.setAccessibleText(kit.words().get(key));
        field.setPrefColumnCount(28);
        return field;
    }

    static void row(Kit kit, GridPane grid, int row, String key, PasswordField field) {
        Label label = new Label(kit.words().get(key));
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(field);
        grid.addRow(row, label, field);
        GridPane.setHgrow(field, Priority.ALWAYS);
    }
}
