package org.starling.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.category.Category;
import org.starling.library.category.FilingRule;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.RuleForm;
import org.starling.ui.settings.model.RulesModel;
import org.starling.ui.text.Failures;

/** The rules in their order, and a form for the one that is added or changed. */
final class RulesEditor extends VBox {
    private final Fields fields;
    private final Kit kit;
    private final RulesModel model;
    private final ListView<FilingRule> list = new ListView<>();
    private final RuleFields form;
    private final VBox card;
    private Optional<FilingRule> changing = Optional.empty();

    RulesEditor(Fields fields, RulesModel model, List<Category> categories) {
        this.fields = fields;
        this.kit = fields.kit();
        this.model = model;
        this.form = new RuleFields(kit, categories);
        Button save = kit.button("rules.save", this::take);
        save.getStyleClass().add("accent");
        Button cancel = kit.button("rules.cancel", this::closeForm);
        this.card = new VBox(10, form, new HBox(8, Kit.space(), cancel, save));
        card.getStyleClass().add("card");
        card.managedProperty().bind(card.visibleProperty());
        card.setVisible(false);
        list.setId("filing-rules");
        list.getStyleClass().add("boxed");
        list.setAccessibleText(kit.words().get("settings.filing"));
        list.setPlaceholder(new Label(kit.words().get("rules.none")));
        list.setPrefHeight(192);
        list.setCellFactory(of -> new RuleCell());
        model.rules().addListener((of, was, now) -> list.getItems().setAll(now));
        list.getItems().setAll(model.rules().get());
        setSpacing(8);
        getChildren().setAll(list, buttons(), card);
    }

    private HBox buttons() {
        return new HBox(
                8,
                kit.button("rules.add", Feather.PLUS, () -> edit(Optional.empty())),
                onChosen(kit.button("rules.edit", Feather.EDIT_2, () -> edit(chosen()))),
                onChosen(kit.tool("rules.up", Feather.ARROW_UP, () -> move(true))),
                onChosen(kit.tool("rules.down", Feather.ARROW_DOWN, () -> move(false))),
                onChosen(kit.button(
                        "rules.remove", Feather.TRASH_2, () -> chosen().ifPresent(one -> show(model.remove(one))))));
    }

    private Optional<FilingRule> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private Button onChosen(Button button) {
        button.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private void move(boolean up) {
        chosen().ifPresent(rule -> {
            show(model.move(rule, up));
            list.getSelectionModel().select(rule);
        });
    }

    private void edit(Optional<FilingRule> rule) {
        changing = rule;
        form.show(rule.map(RuleForm::of).orElse(RuleForm.EMPTY));
        card.setVisible(true);
        form.begin();
    }

    private void closeForm() {
        card.setVisible(false);
    }

    private void take() {
        RuleForm typed = form.typed();
        typed.trouble(kit.words()).ifPresentOrElse(fields.model()::tell, () -> show(model.put(changing, typed.read())));
    }

    private void show(CompletableFuture<Void> command) {
        var unused = command.whenComplete((nothing, failed) -> {
            if (failed == null) {
                closeForm();
                fields.model().tell(kit.words().get("settings.saved"));
            } else {
                fields.model().tell(new Failures(kit.words()).sentence(failed));
            }
        });
    }

    private final class RuleCell extends ListCell<FilingRule> {
        @Override
        protected void updateItem(@Nullable FilingRule rule, boolean empty) {
            super.updateItem(rule, empty);
            setText(empty || rule == null ? null : text(rule));
        }

        private String text(FilingRule rule) {
            List<String> when = new ArrayList<>();
            if (!rule.name().isEmpty()) {
                when.add(kit.words().get("rules.name.is", rule.name()));
            }
            if (!rule.tracker().isEmpty()) {
                when.add(kit.words().get("rules.tracker.is", rule.tracker()));
            }
            if (when.isEmpty()) {
                when.add(kit.words().get("rules.any"));
            }
            List<String> then = new ArrayList<>(rule.category().stream().toList());
            then.addAll(new TreeSet<>(rule.tags()));
            return kit.words().get("rules.files", String.join(", ", when), String.join(", ", then));
        }
    }
}
