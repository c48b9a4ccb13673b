package org.starling.ui.overlay;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.OverlayLook;

/** Where the passphrase of our own keys is typed; there only while they wait for it. */
final class UnlockRow extends HBox {
    private static final int COLUMNS = 24;

    private final OverlayModel model;
    private final PasswordField passphrase = new PasswordField();

    UnlockRow(Kit kit, OverlayModel model) {
        super(10);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        passphrase.setId("consent-passphrase");
        passphrase.setPrefColumnCount(COLUMNS);
        passphrase.setAccessibleText(kit.words().get("consent.passphrase"));
        passphrase.setOnAction(event -> unlock());
        Label label = new Label(kit.words().get("consent.passphrase"));
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(passphrase);
        Button open = kit.button("consent.unlock", Feather.UNLOCK, this::unlock);
        open.getStyleClass().add("accent");
        open.disableProperty().bind(model.turning().or(passphrase.textProperty().isEmpty()));
        getChildren().setAll(label, passphrase, open);
        managedProperty().bind(visibleProperty());
    }

    private void unlock() {
        if (!passphrase.getText().isEmpty()) {
            model.unlock(passphrase.getText());
            passphrase.clear();
        }
    }

    void show(OverlayLook look) {
        setVisible(look.isLocked());
    }
}
