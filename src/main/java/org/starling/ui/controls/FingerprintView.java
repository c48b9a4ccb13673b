package org.starling.ui.controls;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.starling.ui.program.overlay.FingerprintText;

/** A fingerprint to be read to somebody: words and digits, in rows of four, so that nobody loses the place. */
public final class FingerprintView extends VBox {
    private static final int COLUMNS = 4;

    /** @param whose the heading, which is its name too */
    public FingerprintView(String whose, FingerprintText fingerprint) {
        getStyleClass().add("fingerprint");
        setAccessibleText(
                whose + ": " + String.join(" ", fingerprint.words()) + ", " + String.join(" ", fingerprint.digits()));
        Label title = Kit.styled(new Label(whose), "fingerprint-title");
        getChildren().setAll(title, grid(fingerprint.words()), grid(fingerprint.digits()));
    }

    /** Words are English and digits the usual ones in every language, so the order is theirs. */
    private static GridPane grid(List<String> parts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fingerprint-grid");
        grid.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        for (int i = 0; i < parts.size(); i++) {
            Label part = Kit.styled(new Label(parts.get(i)), "code");
            part.setMinWidth(USE_PREF_SIZE);
            grid.add(part, i % COLUMNS, i / COLUMNS);
        }
        return grid;
    }
}
