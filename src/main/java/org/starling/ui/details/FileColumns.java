package org.starling.ui.details;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.FileNode;
import org.starling.ui.text.Figures;

/** The columns of a tree of files. */
final class FileColumns {
    private FileColumns() {}

    static List<TreeTableColumn<FileNode, FileNode>> all(Kit kit, FilePieces pieces) {
        Figures f = kit.figures();
        TreeTableColumn<FileNode, FileNode> name = column(kit, "files.name", 340, Comparator.comparing(FileNode::name));
        name.setCellFactory(of -> new NameCell());
        TreeTableColumn<FileNode, FileNode> priority = column(
                kit,
                "files.priority",
                110,
                Comparator.comparing(node -> node.priority().toString()));
        priority.setCellFactory(of -> new TextCell(
                node -> node.priority()
                        .map(one -> kit.words().of("priority", one))
                        .orElse(kit.words().get("priority.mixed")),
                false));
        return List.of(
                name,
                number(
                        kit,
                        "files.size",
                        90,
                        node -> f.size(node.length()),
                        Comparator.comparingLong(FileNode::length)),
                number(
                        kit,
                        "files.done",
                        80,
                        node -> f.percent(node.progress()),
                        Comparator.comparingDouble(FileNode::progress)),
                map(kit, pieces),
                priority,
                number(
                        kit,
                        "files.copies",
                        90,
                        node -> node.availability() == 0 ? "" : f.copies(node.availability()),
                        Comparator.comparingDouble(FileNode::availability)));
    }

    private static TreeTableColumn<FileNode, FileNode> map(Kit kit, FilePieces pieces) {
        TreeTableColumn<FileNode, FileNode> map =
                column(kit, "files.pieces", 190, Comparator.comparingDouble(FileNode::progress));
        map.setCellFactory(of -> new MapCell(
                pieces,
                node -> kit.words()
                        .get("files.pieces.of", node.name(), kit.figures().percent(node.progress()))));
        return map;
    }

    private static TreeTableColumn<FileNode, FileNode> number(
            Kit kit, String key, int width, Function<FileNode, String> text, Comparator<FileNode> order) {
        TreeTableColumn<FileNode, FileNode> column = column(kit, key, width, order);
        column.getStyleClass().add("number");
        column.setCellFactory(of -> new TextCell(text, true));
        return column;
    }

    private static TreeTableColumn<FileNode, FileNode> column(
            Kit kit, String key, int width, Comparator<FileNode> order) {
        TreeTableColumn<FileNode, FileNode> column =
                new TreeTableColumn<>(kit.words().get(key));
        column.setCellValueFactory(cell -> FilesTab.value(cell.getValue()));
        column.setComparator(order);
        column.setPrefWidth(width);
        return column;
    }

    private static final class TextCell extends TreeTableCell<FileNode, FileNode> {
        private final Function<FileNode, String> text;

        TextCell(Function<FileNode, String> text, boolean number) {
            this.text = text;
            if (number) {
                getStyleClass().add("number");
                setAlignment(Pos.CENTER_RIGHT);
            }
        }

        @Override
        protected void updateItem(@Nullable FileNode node, boolean empty) {
            super.updateItem(node, empty);
            setText(empty || node == null ? null : text.apply(node));
        }
    }

    private static final class MapCell extends TreeTableCell<FileNode, FileNode> {
        private final FilePieces pieces;
        private final Function<FileNode, String> accessible;
        private final PieceMap map = new PieceMap();

        MapCell(FilePieces pieces, Function<FileNode, String> accessible) {
            this.pieces = pieces;
            this.accessible = accessible;
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            getStyleClass().add("map");
            map.setMinHeight(0);
        }

        @Override
        protected void updateItem(@Nullable FileNode node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String text = accessible.apply(node);
            pieces.draw(node, map, text);
            setAccessibleText(text);
            setGraphic(map);
        }
    }

    private static final class NameCell extends TreeTableCell<FileNode, FileNode> {
        private final FontIcon icon = Kit.icon(Feather.FILE);

        @Override
        protected void updateItem(@Nullable FileNode node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            icon.setIconCode(node.folder() ? Feather.FOLDER : Feather.FILE);
            setGraphic(icon);
            setText(node.name());
        }
    }
}
