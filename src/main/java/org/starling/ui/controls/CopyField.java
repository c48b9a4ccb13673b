package org.starling.ui.controls;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** A text that is there to be copied, such as a link or a PermID; always from left to right. */
public final class CopyField extends HBox {
    private final TextField field;

    /** @param key of its name; the button's is {@code key.copy} */
    public CopyField(Kit kit, String key, Desktop desktop) {
        field = kit.leftToRight(kit.field(key));
        field.setEditable(false);
        field.getStyleClass().add("code");
        Button copy = kit.tool(key + ".copy", Feather.COPY, () -> desktop.copy(field.getText()));
        getStyleClass().add("copy-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().setAll(field, copy);
    }

    public void show(String text) {
        if (!text.equals(field.getText())) {
            field.setText(text);
        }
    }
}
