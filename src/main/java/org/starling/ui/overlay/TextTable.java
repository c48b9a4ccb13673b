package org.starling.ui.overlay;

import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.starling.ui.controls.Kit;

/**
 * A table of lines that do not change.
 *
 * @param <V> a line
 */
final class TextTable<V> extends TableView<V> {
    private final Kit kit;

    /** @param key of its name; what stands in an empty one is {@code key.none} */
    TextTable(Kit kit, String key, ObservableList<V> lines) {
        this.kit = kit;
        setId(key.replace('.', '-'));
        getStyleClass().add("dense");
        setFixedCellSize(26);
        setAccessibleText(kit.words().get(key));
        setPlaceholder(kit.remark(kit.words().get(key + ".none")));
        SortedList<V> sorted = new SortedList<>(lines);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
    }

    TextTable<V> column(String key, int width, Function<V, String> text) {
        return column(key, width, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    TextTable<V> column(String key, int width, Function<V, String> text, Comparator<V> order) {
        TableColumn<V, V> column = new TableColumn<>(kit.words().get(key));
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(of -> new Cell<>(text));
        column.setComparator(order);
        column.setPrefWidth(width);
        getColumns().add(column);
        return this;
    }

    private static final class Cell<V> extends TableCell<V, V> {
        private final Function<V, String> text;

        Cell(Function<V, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(@Nullable V line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : text.apply(line));
            setTooltip(getText() == null ? null : new Tooltip(getText()));
        }
    }
}
