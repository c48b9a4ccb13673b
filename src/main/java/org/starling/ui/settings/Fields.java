package org.starling.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Setting;
import org.starling.settings.TextSetting;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.SettingsModel;
import org.starling.ui.transfers.model.Measure;

/** Makes the control of a setting, which shows its value and changes it. */
record Fields(Kit kit, SettingsModel model, Dialogs dialogs) {

    static String key(Setting<?> setting) {
        return "setting." + setting.key();
    }

    TextField number(NumberSetting setting, Measure measure) {
        TextField field = kit.leftToRight(kit.field(key(setting)));
        field.setPrefColumnCount(9);
        field.setText(shown(setting, measure));
        if (setting.allows(0L)) {
            String own = key(setting) + ".none";
            field.setPromptText(kit.words().get(kit.words().has(own) ? own : "speed.none"));
        }
        onDone(field, () -> {
            if (model.type(setting, measure, field.getText())) {
                field.setText(measure.shown(measure.parse(field.getText()).orElse(0)));
            }
        });
        return field;
    }

    private String shown(NumberSetting setting, Measure measure) {
        return measure.shown(model.number(setting));
    }

    CheckBox flag(FlagSetting setting) {
        CheckBox box = new CheckBox();
        box.setId(id(setting));
        box.setAccessibleText(kit.words().get(key(setting)));
        box.setSelected(model.get(setting));
        box.selectedProperty().addListener((of, was, now) -> model.set(setting, now));
        return box;
    }

    /** @param values all that the setting allows; each has words below its key */
    ComboBox<String> choice(TextSetting setting, String... values) {
        ComboBox<String> box =
                kit.choice(key(setting), List.of(values), value -> kit.words().get(key(setting) + ".is." + value));
        box.setValue(model.get(setting));
        box.valueProperty().addListener((of, was, now) -> model.set(setting, now));
        return box;
    }

    HBox folder(TextSetting setting) {
        TextField field = kit.leftToRight(kit.field(key(setting)));
        field.setText(model.get(setting));
        field.setPromptText(kit.words().get(key(setting) + ".none"));
        HBox.setHgrow(field, Priority.ALWAYS);
        onDone(field, () -> model.set(setting, field.getText().strip()));
        HBox line = new HBox(8, field, browse(chosen -> {
            field.setText(chosen.toString());
            model.set(setting, chosen.toString());
        }));
        line.getStyleClass().add("line");
        return line;
    }

    /** A button that lets a folder be chosen. */
    Button browse(Consumer<Path> chosen) {
        Path home = Path.of(System.getProperty("user.home"));
        return kit.tool(
                "add.browse", Feather.FOLDER, () -> dialogs.chooseFolder(home).ifPresent(chosen));
    }

    /** One entry a line. */
    TextArea lines(ListSetting setting, int rows, Function<String, List<String>> read, Predicate<List<String>> usable) {
        TextArea area = kit.area(key(setting), rows);
        area.setText(String.join("\n", model.get(setting)));
        onLeave(
                area,
                () -> Optional.of(read.apply(area.getText()))
                        .filter(usable)
                        .ifPresent(entries -> model.set(setting, entries)));
        return area;
    }

    /** After the field, not with each key: half a number is none. */
    static void onDone(TextField field, Runnable save) {
        field.setOnAction(event -> save.run());
        onLeave(field, save);
    }

    private static void onLeave(TextInputControl field, Runnable save) {
        field.focusedProperty().addListener((of, was, now) -> {
            if (was && !now) {
                save.run();
            }
        });
    }

    private static String id(Setting<?> setting) {
        return key(setting).replace('.', '-');
    }
}
