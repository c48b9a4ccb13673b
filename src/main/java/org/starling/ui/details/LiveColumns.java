package org.starling.ui.details;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.LiveItem;
import org.starling.ui.details.model.LiveList;

/**
 * Builds tables whose lines change in place.
 *
 * @param <V> a line's snapshot
 */
final class LiveColumns<V> {
    private final Kit kit;
    private final TableView<LiveItem<V>> table = new TableView<>();

    LiveColumns(Kit kit, String key, LiveList<?, V> lines) {
        this.kit = kit;
        table.setId(id(key));
        table.getStyleClass().add("dense");
        table.setFixedCellSize(24);
        table.setAccessibleText(kit.words().get(key));
        table.setPlaceholder(new Label(kit.words().get(key + ".none")));
        SortedList<LiveItem<V>> sorted = new SortedList<>(lines.items());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    }

    TableView<LiveItem<V>> table() {
        return table;
    }

    /** What is chosen now; more than one line may be. */
    List<V> chosen() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(LiveItem::get)
                .toList();
    }

    /** Whether nothing is chosen, for what is done with lines. */
    BooleanBinding noneChosen() {
        return Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    }

    /** The table, with buttons for what is done with it beside it. */
    HBox with(Button... tools) {
        VBox strip = new VBox(2, tools);
        strip.getStyleClass().add("strip");
        HBox.setHgrow(table, Priority.ALWAYS);
        return new HBox(table, strip);
    }

    LiveColumns<V> text(String key, int width, Function<V, String> text) {
        add(key, width, text, Comparator.comparing(text), value -> "", false);
        return this;
    }

    LiveColumns<V> explained(String key, int width, Function<V, String> text, Function<V, String> tooltip) {
        add(key, width, text, Comparator.comparing(text), tooltip, false);
        return this;
    }

    LiveColumns<V> number(String key, int width, Function<V, String> text, ToLongFunction<V> order) {
        add(key, width, text, Comparator.comparingLong(order), value -> "", true);
        return this;
    }

    /** Shows or hides a column, by its key. */
    void visible(String key, boolean shown) {
        table.getColumns().stream()
                .filter(column -> id(key).equals(column.getId()))
                .forEach(column -> column.setVisible(shown));
    }

    private static String id(String key) {
        return key.replace('.', '-');
    }

    private void add(
            String key,
            int width,
            Function<V, String> text,
            Comparator<V> order,
            Function<V, String> tooltip,
            boolean number) {
        TableColumn<LiveItem<V>, V> column = new TableColumn<>(kit.words().get(key));
        column.setCellValueFactory(cell -> cell.getValue().property());
        column.setCellFactory(of -> new Cell<>(text, tooltip, number));
        column.setComparator(order);
        column.setPrefWidth(width);
        column.setId(id(key));
        if (number) {
            column.getStyleClass().add("number");
        }
        table.getColumns().add(column);
    }

    private static final class Cell<V> extends TableCell<LiveItem<V>, V> {
        private final Function<V, String> text;
        private final Function<V, String> tooltip;

        Cell(Function<V, String> text, Function<V, String> tooltip, boolean number) {
            this.text = text;
            this.tooltip = tooltip;
            if (number) {
                getStyleClass().add("number");
                setAlignment(Pos.CENTER_RIGHT);
            }
        }

        @Override
        protected void updateItem(@Nullable V value, boolean empty) {
            super.updateItem(value, empty);
            boolean nothing = empty || value == null;
            setText(nothing ? null : text.apply(value));
            String words = nothing ? "" : tooltip.apply(value);
            setTooltip(words.isEmpty() ? null : new Tooltip(words));
        }
    }
}
