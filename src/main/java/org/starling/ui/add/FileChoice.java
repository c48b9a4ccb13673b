package org.starling.ui.add;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.starling.engine.FilePriority;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.FileNode;

/** The files of a torrent to be chosen from, one by one, by folder or by pattern. */
final class FileChoice extends VBox {
    private final Kit kit;
    private final AddModel model;
    private final Runnable changed;
    private final TreeTableView<FileNode> tree = new TreeTableView<>();
    private final Label sum = new Label();

    FileChoice(Kit kit, AddModel model, Runnable changed) {
        this.kit = kit;
        this.model = model;
        this.changed = changed;
        TextField pattern = kit.field("add.pattern");
        Button choose = kit.button("add.choose", () -> choose(pattern.getText(), true));
        Button skip = kit.button("add.skip", () -> choose(pattern.getText(), false));
        HBox bar = new HBox(8, pattern, choose, skip, Kit.space(), sum);
        bar.getStyleClass().add("line");
        tree.setId("add-files");
        tree.getStyleClass().add("dense");
        tree.setFixedCellSize(24);
        tree.setAccessibleText(kit.words().get("details.files"));
        tree.setPlaceholder(new Label(kit.words().get("add.files.none")));
        tree.getColumns().setAll(List.of(name(), size()));
        tree.setOnKeyPressed(event -> {
            TreeItem<FileNode> item = tree.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && item != null) {
                toggle(item.getValue());
                event.consume();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        tree.setPrefHeight(260);
        setSpacing(8);
        getChildren().setAll(tree, bar);
    }

    void show(AddState.Ready ready) {
        tree.setRoot(item(ready.files(), true));
        tree.setShowRoot(!ready.metainfo().singleFile());
        showSum();
    }

    private void choose(String pattern, boolean wanted) {
        model.choose(pattern, wanted);
        update();
    }

    private void toggle(FileNode node) {
        node.priority(wanted(node) ? FilePriority.SKIP : FilePriority.NORMAL);
        update();
    }

    /** Whether anything at or below it is; an empty file can be wanted too. */
    private static boolean wanted(FileNode node) {
        return node.files().stream().anyMatch(file -> file.priority().orElseThrow() != FilePriority.SKIP);
    }

    private void update() {
        tree.refresh();
        showSum();
        changed.run();
    }

    private void showSum() {
        long all = tree.getRoot() == null ? 0 : tree.getRoot().getValue().length();
        sum.setText(kit.words()
                .get(
                        "add.sum",
                        kit.figures().size(model.wanted().orElse(0L)),
                        kit.figures().size(all)));
    }

    private static TreeItem<FileNode> item(FileNode node, boolean open) {
        TreeItem<FileNode> item = new TreeItem<>(node);
        node.children().forEach(child -> item.getChildren().add(item(child, false)));
        item.setExpanded(open);
        return item;
    }

    private TreeTableColumn<FileNode, FileNode> name() {
        TreeTableColumn<FileNode, FileNode> column =
                new TreeTableColumn<>(kit.words().get("files.name"));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
        column.setCellFactory(of -> new ChoiceCell());
        column.setPrefWidth(560);
        return column;
    }

    private TreeTableColumn<FileNode, FileNode> size() {
        TreeTableColumn<FileNode, FileNode> column =
                new TreeTableColumn<>(kit.words().get("files.size"));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
        column.getStyleClass().add("number");
        column.setPrefWidth(110);
        column.setCellFactory(of -> new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable FileNode node, boolean empty) {
                super.updateItem(node, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(empty || node == null ? null : kit.figures().size(node.length()));
            }
        });
        return column;
    }

    private final class ChoiceCell extends TreeTableCell<FileNode, FileNode> {
        private final CheckBox box = new CheckBox();

        ChoiceCell() {
            box.setFocusTraversable(false);
            box.setOnAction(event -> toggle(getItem()));
        }

        @Override
        protected void updateItem(@Nullable FileNode node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            boolean some = wanted(node);
            box.setSelected(some);
            box.setIndeterminate(some && node.priority().isEmpty());
            box.setAccessibleText(node.name());
            setText(node.name());
            setGraphic(box);
        }
    }
}
