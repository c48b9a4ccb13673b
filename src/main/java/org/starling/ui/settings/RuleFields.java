package org.starling.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.starling.library.category.Category;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.RuleForm;

/** The form of one rule: which torrents it is for, and what they are filed under. */
final class RuleFields extends GridPane {
    private final Kit kit;
    private final TextField name;
    private final TextField tracker;
    private final ComboBox<Optional<String>> category;
    private final TextField tags;

    RuleFields(Kit kit, List<Category> categories) {
        this.kit = kit;
        this.name = kit.leftToRight(kit.field("rules.name"));
        this.tracker = kit.leftToRight(kit.field("rules.tracker"));
        this.tags = kit.field("rules.tags");
        List<Optional<String>> names = new ArrayList<>(List.of(Optional.empty()));
        categories.forEach(one -> names.add(Optional.of(one.name())));
        this.category = kit.choice(
                "rules.category", names, one -> one.orElseGet(() -> kit.words().get("side.none")));
        Kit.form(this);
        row(0, "rules.name", name);
        row(1, "rules.tracker", tracker);
        row(2, "rules.category", category);
        row(3, "rules.tags", tags);
    }

    private void row(int row, String key, Node control) {
        Label label = kit.label(key);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(control);
        addRow(row, label, control);
        GridPane.setHgrow(control, Priority.ALWAYS);
    }

    void show(RuleForm form) {
        name.setText(form.name());
        tracker.setText(form.tracker());
        category.setValue(form.category());
        tags.setText(form.tags());
    }

    void begin() {
        name.requestFocus();
    }

    RuleForm typed() {
        return new RuleForm(name.getText(), tracker.getText(), category.getValue(), tags.getText());
    }
}
