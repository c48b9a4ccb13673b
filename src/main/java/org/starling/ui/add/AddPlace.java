package org.starling.ui.add;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.Filing;
import org.starling.library.category.Category;
import org.starling.library.category.Labels;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Program;
import org.starling.ui.text.TypedFolder;

/**
 * Where a new torrent belongs: its category, and its folder, which follows the category until the user names another.
 */
final class AddPlace extends VBox {
    private static final String FOLDER = "add.folder.last";

    private final Kit kit;
    private final Program program;
    private final Dialogs dialogs;
    private final List<Category> categories;
    private final TextField folder;
    private final ComboBox<Optional<String>> category;
    private final Label landing;

    AddPlace(Kit kit, Program program, Dialogs dialogs) {
        this.kit = kit;
        this.program = program;
        this.dialogs = dialogs;
        this.categories = program.library().snapshot().organisation().categories();
        this.folder = kit.leftToRight(kit.field("add.folder"));
        List<Optional<String>> names = new ArrayList<>(List.of(Optional.empty()));
        categories.forEach(one -> names.add(Optional.of(one.name())));
        this.category = kit.choice(
                "add.category", names, name -> name.orElseGet(() -> kit.words().get("side.none")));
        this.landing = kit.remark("");
        landing.setId("add-landing");
        landing.managedProperty().bind(landing.visibleProperty());
        category.setValue(Optional.empty());
        folder.setText(suggested(Optional.empty()));
        category.valueProperty().addListener((of, was, now) -> {
            if (folder.getText().equals(suggested(was))) {
                folder.setText(suggested(now));
            }
            showLanding();
        });
        folder.textProperty().addListener(change -> showLanding());
        showLanding();
        setSpacing(6);
        getChildren().setAll(line("add.category", category), line("add.folder", folder), landing);
        if (categories.isEmpty()) {
            getChildren().remove(0);
        }
    }

    private HBox line(String key, Control control) {
        Label name = kit.label(key);
        name.setMinWidth(Label.USE_PREF_SIZE);
        name.setLabelFor(control);
        HBox line = Kit.styled(new HBox(8, name, control), "line");
        if (control.equals(folder)) {
            HBox.setHgrow(folder, Priority.ALWAYS);
            line.getChildren().add(kit.button("add.browse", Feather.FOLDER, this::browse));
        }
        return line;
    }

    void onChange(Runnable listener) {
        folder.textProperty().addListener(change -> listener.run());
    }

    /** Empty unless it is absolute. */
    Optional<Path> folder() {
        return TypedFolder.parse(folder.getText());
    }

    /** What the user has chosen, which the next torrent is offered. */
    Filing take() {
        boolean chosen = isChosen();
        if (chosen) {
            program.memory().put(FOLDER, folder.getText().strip());
        }
        return new Filing(Labels.of(category.getValue(), Set.of()), chosen, false);
    }

    private boolean isChosen() {
        return !folder.getText().equals(suggested(category.getValue()));
    }

    private void browse() {
        dialogs.chooseFolder(folder().orElse(downloads())).ifPresent(chosen -> folder.setText(chosen.toString()));
    }

    /** The category's, the one of the settings, the last one, or where browsers put things. */
    private String suggested(Optional<String> name) {
        return ofCategory(name)
                .map(Path::toString)
                .or(() -> setting(TextSetting.DOWNLOAD_FOLDER).map(Path::toString))
                .or(() -> program.memory().get(FOLDER))
                .orElseGet(() -> downloads().toString());
    }

    private Optional<Path> ofCategory(Optional<String> name) {
        return name.flatMap(one -> categories.stream()
                        .filter(known -> known.name().equals(one))
                        .findFirst())
                .flatMap(Category::folder);
    }

    /** What the settings make of it before and after it is complete. */
    private void showLanding() {
        boolean ofCategory = ofCategory(category.getValue()).isPresent();
        Optional<String> first =
                setting(TextSetting.INCOMPLETE_FOLDER).map(path -> kit.words().get("add.landing.incomplete", path));
        Optional<String> then = setting(TextSetting.COMPLETE_FOLDER)
                .filter(path -> !ofCategory && !isChosen())
                .map(path -> kit.words().get("add.landing.complete", path));
        String told = (first.orElse("") + " " + then.orElse("")).strip();
        landing.setText(told);
        landing.setVisible(!told.isEmpty());
    }

    private Optional<Path> setting(TextSetting setting) {
        Settings now = program.settings().current();
        return TypedFolder.parse(now.get(setting));
    }

    static Path downloads() {
        return Path.of(System.getProperty("user.home"), "Downloads");
    }
}
