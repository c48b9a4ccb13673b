package org.starling.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.starling.library.category.Category;
import org.starling.library.watch.WatchFolder;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.WatchForm;

/** The form of one watched folder. */
final class WatchFields extends GridPane {
    private final Fields fields;
    private final Kit kit;
    private final TextField folder;
    private final TextField saveTo;
    private final TextField tags;
    private final CheckBox subfolders;
    private final CheckBox paused;
    private final ComboBox<Optional<String>> category;
    private final ComboBox<WatchFolder.After> after;

    WatchFields(Fields fields, List<Category> categories) {
        this.fields = fields;
        this.kit = fields.kit();
        this.folder = kit.leftToRight(kit.field("watch.folder"));
        this.saveTo = kit.leftToRight(kit.field("watch.saveTo"));
        this.tags = kit.field("watch.tags");
        this.subfolders = kit.check("watch.subfolders");
        this.paused = kit.check("watch.paused");
        List<Optional<String>> names = new ArrayList<>(List.of(Optional.empty()));
        categories.forEach(one -> names.add(Optional.of(one.name())));
        this.category = kit.choice(
                "watch.category",
                names,
                name -> name.orElseGet(() -> kit.words().get("side.none")));
        this.after = kit.choice(
                "watch.after",
                List.of(WatchFolder.After.values()),
                one -> kit.words().of("watch.after", one));
        Kit.form(this);
        row(0, "watch.folder", folder, browsed(folder));
        add(subfolders, 1, 1);
        row(2, "watch.saveTo", saveTo, browsed(saveTo));
        row(3, "watch.category", category, category);
        row(4, "watch.tags", tags, tags);
        row(5, "watch.after", after, after);
        add(paused, 1, 6);
    }

    private void row(int row, String key, Node control, Node shown) {
        Label label = kit.label(key);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(control);
        addRow(row, label, shown);
        GridPane.setHgrow(shown, Priority.ALWAYS);
    }

    private HBox browsed(TextField field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return new HBox(8, field, fields.browse(path -> field.setText(path.toString())));
    }

    void show(WatchForm form) {
        folder.setText(form.folder());
        subfolders.setSelected(form.subfolders());
        saveTo.setText(form.saveTo());
        category.setValue(form.category());
        tags.setText(form.tags());
        paused.setSelected(form.paused());
        after.setValue(form.after());
    }

    void begin() {
        folder.requestFocus();
    }

    WatchForm typed() {
        return new WatchForm(
                folder.getText(),
                subfolders.isSelected(),
                saveTo.getText(),
                category.getValue(),
                tags.getText(),
                paused.isSelected(),
                after.getValue());
    }
}
