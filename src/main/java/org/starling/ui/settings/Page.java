package org.starling.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.Setting;
import org.starling.ui.controls.Kit;

/** Settings that belong together: each with its name, what it does, and the control that changes it. */
final class Page {
    private final Kit kit;
    private final String key;
    private final Feather icon;
    private final VBox view = new VBox();
    private final List<Row> rows = new ArrayList<>();

    /** @param words by which it is found, in small letters */
    private record Row(Node view, String words) {}

    Page(Kit kit, String key, Feather icon) {
        this.kit = kit;
        this.key = key;
        this.icon = icon;
        view.getStyleClass().add("settings");
        view.setId(key.replace('.', '-'));
        view.managedProperty().bind(view.visibleProperty());
        view.getChildren().add(kit.heading(key));
    }

    String key() {
        return key;
    }

    String title() {
        return kit.words().get(key);
    }

    Feather icon() {
        return icon;
    }

    VBox view() {
        return view;
    }

    /** With the control at the end of the line. */
    Page add(Setting<?> setting, Node control) {
        return add(Fields.key(setting), control);
    }

    Page add(String rowKey, Node control) {
        Label name = name(rowKey, control);
        HBox line = new HBox(12, name, Kit.space(), control);
        line.getStyleClass().add("line");
        return row(rowKey, new VBox(2, line, remark(rowKey)));
    }

    /** With a control that needs the whole width. */
    Page addWide(Setting<?> setting, Node control) {
        return addWide(Fields.key(setting), control);
    }

    Page addWide(String rowKey, Node control) {
        return row(rowKey, new VBox(4, name(rowKey, control), remark(rowKey), control));
    }

    private Label name(String rowKey, Node control) {
        Label name = kit.label(rowKey);
        name.setMinWidth(Label.USE_PREF_SIZE);
        name.setLabelFor(control);
        return name;
    }

    private Label remark(String rowKey) {
        return kit.remark(kit.words().get(rowKey + ".why"));
    }

    private Page row(String rowKey, VBox row) {
        row.getStyleClass().add("setting");
        row.managedProperty().bind(row.visibleProperty());
        String words =
                title() + " " + kit.words().get(rowKey) + " " + kit.words().get(rowKey + ".why");
        rows.add(new Row(row, words.toLowerCase(locale())));
        view.getChildren().add(row);
        return this;
    }

    /** Shows only what all the words speak of; none, and everything is shown. */
    boolean find(List<String> words) {
        boolean any = false;
        for (Row row : rows) {
            boolean fits = words.stream().allMatch(row.words()::contains);
            row.view().setVisible(fits);
            any |= fits;
        }
        return any;
    }

    private Locale locale() {
        return kit.words().locale();
    }
}
