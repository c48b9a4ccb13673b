package org.starling.ui.identity;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.FingerprintView;
import org.starling.ui.controls.Kit;
import org.starling.ui.identity.model.RestoreModel;
import org.starling.ui.identity.model.RestoreModel.State;
import org.starling.ui.program.overlay.OwnIdentity.SavedKey;

/** Shows whose keys a backup has, says what restoring it means, and does it. */
final class RestoreSheet extends VBox {
    private final Kit kit;
    private final RestoreModel model;
    private final PasswordField passphrase;
    private final VBox unlocking;
    private final VBox found = new VBox(10);
    private final Label told;
    private final CheckBox tell;
    private final Button restore;

    /** @param end is told whether the backup was restored */
    RestoreSheet(Kit kit, RestoreModel model, Consumer<Boolean> end) {
        this.kit = kit;
        this.told = kit.prose("");
        this.model = model;
        this.passphrase = Passphrases.field(kit, "restore.passphrase");
        this.tell = kit.check("restore.tell");
        this.restore = kit.button(
                "restore.yes",
                Feather.UPLOAD,
                () -> model.restore(tell.isSelected(), () -> end.accept(true), told::setText));
        setId("restore-sheet");
        getStyleClass().add("key-sheet");
        told.setId("restore-told");
        told.setMinHeight(Label.USE_PREF_SIZE);
        told.getStyleClass().add("bad");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        Passphrases.row(kit, grid, 0, "restore.passphrase", passphrase);
        grid.add(kit.button("restore.unlock", () -> model.unlock(passphrase.getText())), 2, 0);
        unlocking = new VBox(grid);
        unlocking.managedProperty().bind(unlocking.visibleProperty());
        passphrase.setOnAction(event -> model.unlock(passphrase.getText()));
        HBox buttons = new HBox(8, Kit.space(), kit.button("cancel", () -> end.accept(false)), restore);
        Label file = kit.leftToRightText(model.file().toString());
        getChildren().setAll(file, unlocking, told, found, buttons);
        model.state().addListener((of, was, now) -> show(now));
        show(model.state().get());
        model.unlock("");
    }

    private void show(State state) {
        told.setText(state instanceof State.Closed closed ? closed.sentence() : "");
        unlocking.setVisible(state instanceof State.Closed);
        restore.setDisable(!(state instanceof State.Open open) || open.same());
        found.getChildren().setAll(state instanceof State.Open open ? keys(open) : List.of());
    }

    private List<Node> keys(State.Open open) {
        VBox all = new VBox(10);
        open.keys().stream()
                .map(key -> new FingerprintView(kit.words().get(name(key)), key.fingerprint()))
                .forEach(all.getChildren()::add);
        Label warning = kit.prose(kit.words().get(open.same() ? "restore.same" : "restore.warning"));
        warning.setMinHeight(Label.USE_PREF_SIZE);
        warning.getStyleClass().add("card");
        tell.setVisible(model.canTellFriends() && !open.same());
        tell.setManaged(tell.isVisible());
        return List.of(all, warning, tell);
    }

    private static String name(SavedKey key) {
        return key.friends() ? "restore.friends" : "restore.classic";
    }
}
