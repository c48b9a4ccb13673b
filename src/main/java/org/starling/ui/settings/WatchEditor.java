package org.starling.ui.settings;

import java.util.List;
import java.util.Optional;
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
import org.starling.library.watch.WatchFolder;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.WatchForm;
import org.starling.ui.settings.model.WatchModel;
import org.starling.ui.text.Failures;

/** The list of watched folders, and a form for the one that is added or changed. */
final class WatchEditor extends VBox {
    private final Fields fields;
    private final Kit kit;
    private final WatchModel model;
    private final ListView<WatchFolder> list = new ListView<>();
    private final WatchFields form;
    private final VBox card;
    private Optional<WatchFolder> changing = Optional.empty();

    WatchEditor(Fields fields, WatchModel model, List<Category> categories) {
        this.fields = fields;
        this.kit = fields.kit();
        this.model = model;
        this.form = new WatchFields(fields, categories);
        this.card = new VBox(10, form, new HBox(8, Kit.space(), cancel(), save()));
        card.getStyleClass().add("card");
        card.managedProperty().bind(card.visibleProperty());
        card.setVisible(false);
        list.setId("watch-folders");
        list.getStyleClass().add("boxed");
        list.setAccessibleText(kit.words().get("settings.watch"));
        list.setPlaceholder(new Label(kit.words().get("watch.none")));
        list.setPrefHeight(132);
        list.setCellFactory(of -> new FolderCell());
        model.folders().addListener((of, was, now) -> list.getItems().setAll(now));
        list.getItems().setAll(model.folders().get());
        HBox buttons = new HBox(
                8,
                kit.button("watch.add", Feather.PLUS, () -> edit(Optional.empty())),
                onChosen(kit.button("watch.edit", Feather.EDIT_2, () -> edit(chosen()))),
                onChosen(kit.button(
                        "watch.remove", Feather.TRASH_2, () -> chosen().ifPresent(one -> show(model.remove(one))))));
        setSpacing(8);
        getChildren().setAll(list, buttons, card);
    }

    private Optional<WatchFolder> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private Button onChosen(Button button) {
        button.disableProperty()
                .bind(list.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private Button save() {
        Button save = kit.button("watch.save", this::take);
        save.getStyleClass().add("accent");
        return save;
    }

    private Button cancel() {
        return kit.button("watch.cancel", () -> card.setVisible(false));
    }

    private void edit(Optional<WatchFolder> folder) {
        changing = folder;
        form.show(folder.map(WatchForm::of).orElse(WatchForm.EMPTY));
        card.setVisible(true);
        form.begin();
    }

    private void take() {
        WatchForm typed = form.typed();
        typed.trouble(kit.words()).ifPresentOrElse(fields.model()::tell, () -> show(model.put(changing, typed.read())));
    }

    private void show(CompletableFuture<Void> command) {
        var unused = command.whenComplete((nothing, failed) -> {
            if (failed == null) {
                card.setVisible(false);
                fields.model().tell(kit.words().get("settings.saved"));
            } else {
                fields.model().tell(new Failures(kit.words()).sentence(failed));
            }
        });
    }

    private final class FolderCell extends ListCell<WatchFolder> {
        @Override
        protected void updateItem(@Nullable WatchFolder folder, boolean empty) {
            super.updateItem(folder, empty);
            setText(empty || folder == null ? null : text(folder));
        }

        private String text(WatchFolder folder) {
            String labels = String.join(", ", folder.labels().tags());
            String filed = folder.labels()
                    .category()
                    .map(category -> labels.isEmpty() ? category : category + ", " + labels)
                    .orElse(labels);
            String path = folder.folder() + (folder.subfolders() ? "/…" : "");
            return filed.isEmpty() ? path : kit.words().get("watch.filed", path, filed);
        }
    }
}
