package org.starling.ui.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.starling.engine.EngineLimits;
import org.starling.ui.controls.Kit;
import org.starling.ui.desktop.BesideWindow;
import org.starling.ui.desktop.Closing;
import org.starling.ui.program.Program;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Words;
import org.starling.ui.theme.Appearance;
import org.starling.ui.theme.Themes;
import org.starling.ui.transfers.model.Quantity;

/** Every setting with what it does; what is typed above leaves only those that speak of it. All act at once. */
public final class SettingsSheet extends VBox {
    public static final String LANGUAGE = "language";

    private final Kit kit;
    private final Program program;
    private final List<Row> rows = new ArrayList<>();
    private final Label told = new Label();

    private record Row(VBox view, String words) {}

    public SettingsSheet(Kit kit, Program program, Themes themes) {
        this.kit = kit;
        this.program = program;
        setId("settings-sheet");
        getStyleClass().add("settings-sheet");
        TextField search = kit.field("settings.search");
        search.textProperty().addListener((of, was, now) -> find(now));
        VBox list = new VBox();
        list.getStyleClass().add("settings");
        section(list, "settings.look");
        add(list, "setting.appearance", appearance(themes));
        add(list, "setting.language", language());
        section(list, "settings.desktop");
        add(list, "setting.close", closing());
        add(list, "setting.messages", messages());
        section(list, "settings.speed");
        add(list, "setting.down", rate("setting.down", EngineLimits::down, n -> limits().withRates(n, limits().up())));
        add(list, "setting.up", rate("setting.up", EngineLimits::up, n -> limits().withRates(limits().down(), n)));
        section(list, "settings.connections");
        add(
                list,
                "setting.connections",
                count(
                        "setting.connections",
                        EngineLimits::connections,
                        n -> limits().withConnections((int) n, limits().connectionsPerTorrent())));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        told.getStyleClass().add("remark");
        told.setId("settings-told");
        getChildren().setAll(search, scroll, told);
    }

    private EngineLimits limits() {
        return program.limits().get();
    }

    private void section(VBox list, String key) {
        list.getChildren().add(kit.heading(key));
    }

    private void add(VBox list, String key, Node control) {
        Label name = kit.label(key);
        name.setLabelFor(control);
        HBox line = new HBox(12, name, Kit.space(), control);
        line.getStyleClass().add("line");
        String why = kit.words().get(key + ".why");
        VBox view = new VBox(2, line, kit.remark(why));
        view.getStyleClass().add("setting");
        view.managedProperty().bind(view.visibleProperty());
        rows.add(new Row(
                view, (name.getText() + " " + why).toLowerCase(kit.words().locale())));
        list.getChildren().add(view);
    }

    private void find(String text) {
        String[] words = text.toLowerCase(kit.words().locale()).strip().split("\\s+");
        rows.forEach(row -> row.view().setVisible(List.of(words).stream().allMatch(row.words()::contains)));
    }

    private ComboBox<Appearance> appearance(Themes themes) {
        ComboBox<Appearance> box = new ComboBox<>();
        box.getItems().setAll(Appearance.values());
        box.setId("setting-appearance");
        box.setAccessibleText(kit.words().get("setting.appearance"));
        box.setConverter(shown(one -> kit.words().of("appearance", one)));
        box.setValue(themes.chosen());
        box.valueProperty().addListener((of, was, now) -> themes.choose(now));
        return box;
    }

    private ComboBox<Locale> language() {
        ComboBox<Locale> box = new ComboBox<>();
        box.getItems().setAll(Words.LANGUAGES);
        box.setId("setting-language");
        box.setAccessibleText(kit.words().get("setting.language"));
        box.setConverter(shown(one -> one.getDisplayLanguage(one)));
        box.setValue(kit.words().locale());
        box.valueProperty().addListener((of, was, now) -> {
            program.memory().put(LANGUAGE, now.toLanguageTag());
            told.setText(kit.words().get("settings.restart"));
        });
        return box;
    }

    private ComboBox<Closing.Choice> closing() {
        ComboBox<Closing.Choice> box = new ComboBox<>();
        box.getItems().setAll(Closing.Choice.values());
        box.setId("setting-close");
        box.setAccessibleText(kit.words().get("setting.close"));
        box.setConverter(shown(one -> kit.words().of("close.choice", one)));
        box.setValue(Closing.choice(program.memory()));
        box.valueProperty().addListener((of, was, now) -> Closing.choose(program.memory(), now));
        return box;
    }

    private CheckBox messages() {
        CheckBox box = kit.check("setting.messages");
        box.setText("");
        box.setSelected(BesideWindow.tellsMessages(program.memory()));
        box.selectedProperty().addListener((of, was, now) -> BesideWindow.tellMessages(program.memory(), now));
        return box;
    }

    private TextField rate(String key, ToLongFunction<EngineLimits> now, LongFunction<EngineLimits> change) {
        TextField field = kit.field(key);
        long rate = now.applyAsLong(limits());
        field.setText(rate == 0 ? "" : (rate >> 10) + "K");
        field.setPromptText(kit.words().get("speed.none"));
        onDone(field, () -> save(field.getText().isBlank() ? "0" : field.getText(), 0, change));
        return field;
    }

    private TextField count(String key, ToLongFunction<EngineLimits> now, LongFunction<EngineLimits> change) {
        TextField field = kit.field(key);
        field.setText(Long.toString(now.applyAsLong(limits())));
        onDone(field, () -> save(field.getText(), 1, change));
        return field;
    }

    /** After the field, not with each key: half a number is none. */
    private static void onDone(TextField field, Runnable save) {
        field.setPrefColumnCount(10);
        field.setOnAction(event -> save.run());
        field.focusedProperty().addListener((of, was, now) -> {
            if (was && !now) {
                save.run();
            }
        });
    }

    private void save(String text, long least, LongFunction<EngineLimits> change) {
        long number = Quantity.parse(text).map(Double::longValue).orElse(-1L);
        if (number < least || number > 1L << 40 || (least == 1 && number > 65_535)) {
            told.setText(kit.words().get("settings.wrong", text));
            return;
        }
        try {
            EngineLimits changed = change.apply(number);
            if (!changed.equals(limits())) {
                program.limits().set(changed);
                told.setText(kit.words().get("settings.saved"));
            }
        } catch (IOException failed) {
            told.setText(new Failures(kit.words()).sentence(failed));
        }
    }

    private static <T> StringConverter<T> shown(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : text.apply(one);
            }

            @Override
            public T fromString(String typed) {
                throw new IllegalStateException("not editable");
            }
        };
    }
}
