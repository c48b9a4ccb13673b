package org.starling.ui.identity;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.identity.model.ExportModel;

/** Saves the keys to a file, locked by a passphrase. */
final class ExportSheet extends VBox {
    private final Kit kit;
    private final ExportModel model;
    private final Dialogs dialogs;
    private final PasswordField first;
    private final PasswordField second;
    private final Label check;
    private final Label told;
    private final Button save;

    ExportSheet(Kit kit, ExportModel model, Dialogs dialogs, Runnable close) {
        this.kit = kit;
        this.model = model;
        this.dialogs = dialogs;
        this.first = Passphrases.field(kit, "export.passphrase");
        this.second = Passphrases.field(kit, "export.again");
        this.save = kit.button("export.yes", Feather.DOWNLOAD, this::save);
        this.check = kit.prose("");
        this.told = kit.prose("");
        setId("export-sheet");
        getStyleClass().add("key-sheet");
        check.setId("export-check");
        check.setMinHeight(Label.USE_PREF_SIZE);
        told.setId("export-told");
        told.setMinHeight(Label.USE_PREF_SIZE);
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        Passphrases.row(kit, grid, 0, "export.passphrase", first);
        Passphrases.row(kit, grid, 1, "export.again", second);
        Label why = kit.remark(kit.words().get("export.why"));
        why.setMinHeight(Label.USE_PREF_SIZE);
        HBox.setHgrow(told, Priority.ALWAYS);
        HBox end = new HBox(8, told, Kit.space(), kit.button("sheet.close", close), save);
        end.getStyleClass().add("line");
        getChildren().setAll(why, grid, check, end);
        first.textProperty().addListener((of, was, now) -> typed());
        second.textProperty().addListener((of, was, now) -> typed());
        typed();
    }

    private void typed() {
        ExportModel.Check now = model.type(first.getText(), second.getText());
        check.setText(kit.words().of("export.check", now));
        save.setDisable(now == ExportModel.Check.SHORT || now == ExportModel.Check.DIFFERS);
        told.setText("");
    }

    private void save() {
        dialogs.saveFile(kit.words().get("export.title"), "starling-identity.pem")
                .ifPresent(this::save);
    }

    private void save(Path file) {
        told.getStyleClass().remove("bad");
        model.export(file, () -> told.setText(kit.words().get("export.done", file)), sentence -> {
            told.getStyleClass().add("bad");
            told.setText(sentence);
        });
    }
}
