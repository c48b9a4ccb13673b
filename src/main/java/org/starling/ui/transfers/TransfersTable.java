package org.starling.ui.transfers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Memory;
import org.starling.ui.transfers.model.Column;
import org.starling.ui.transfers.model.ColumnLayout;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.ui.transfers.model.TransfersModel;

/** The list as a table: columns that can be chosen, ordered and dragged, and are remembered. */
final class TransfersTable extends TableView<RowItem> {
    private static final String KEY = "transfers.columns";

    private final Kit kit;
    private final TransfersModel model;
    private final Memory memory;
    private final Map<Column, TableColumn<RowItem, TorrentRow>> columns = new EnumMap<>(Column.class);
    private boolean replacing;
    private boolean restoring;

    TransfersTable(Kit kit, TransfersModel model, Memory memory) {
        this.kit = kit;
        this.model = model;
        this.memory = memory;
        setId("transfers");
        getStyleClass().addAll("dense", "transfers");
        setAccessibleText(kit.words().get("transfers.list"));
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setFixedCellSize(26);
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        setTableMenuButtonVisible(false);
        setPlaceholder(new Label(kit.words().get("transfers.none")));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setSortPolicy(table -> sort(table.getComparator()));
        setItems(model.rows().shown());
        model.rows().onReplace(this::keepSelection);
        getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) change -> tellSelection());
        restore(memory.get(KEY).map(ColumnLayout::read).orElseGet(ColumnLayout::usual));
        getColumns().addListener((ListChangeListener<TableColumn<RowItem, ?>>) change -> save());
    }

    /** A menu with all columns, for the header. */
    ContextMenu columnMenu() {
        ContextMenu menu = new ContextMenu();
        for (Column column : Column.values()) {
            CheckMenuItem item = new CheckMenuItem(kit.words().of("column", column));
            item.setSelected(column(column).isVisible());
            item.setDisable(column == Column.NAME);
            item.setOnAction(event -> column(column).setVisible(item.isSelected()));
            menu.getItems().add(item);
        }
        menu.getItems().add(new SeparatorMenuItem());
        menu.getItems().add(kit.item("columns.reset", Feather.ROTATE_CCW, () -> {
            restore(ColumnLayout.usual());
            save();
        }));
        return menu;
    }

    void selectAll() {
        getSelectionModel().selectAll();
    }

    private TableColumn<RowItem, TorrentRow> column(Column column) {
        return columns.computeIfAbsent(column, this::make);
    }

    private TableColumn<RowItem, TorrentRow> make(Column column) {
        TableColumn<RowItem, TorrentRow> made = new TableColumn<>(kit.words().of("column", column));
        made.setId("column-" + column.name());
        made.setCellValueFactory(cell -> cell.getValue().rowProperty());
        made.setCellFactory(table -> Cells.of(column, kit.figures()));
        made.setComparator(column.order());
        made.setMinWidth(20);
        if (column.kind() == Column.Kind.NUMBER) {
            made.getStyleClass().add("number");
        }
        made.widthProperty().addListener(change -> save());
        made.visibleProperty().addListener(change -> save());
        made.sortTypeProperty().addListener(change -> save());
        return made;
    }

    private void restore(ColumnLayout layout) {
        restoring = true;
        List<TableColumn<RowItem, ?>> ordered = new ArrayList<>();
        for (Column column : layout.order()) {
            TableColumn<RowItem, TorrentRow> one = column(column);
            one.setVisible(layout.shown().contains(column));
            one.setPrefWidth(layout.widths().getOrDefault(column, column.width()));
            ordered.add(one);
        }
        getColumns().setAll(ordered);
        TableColumn<RowItem, TorrentRow> sorted = column(layout.sortedBy());
        sorted.setSortType(layout.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        getSortOrder().setAll(List.of(sorted));
        restoring = false;
    }

    private void save() {
        if (restoring) {
            return;
        }
        List<Column> order = new ArrayList<>();
        EnumSet<Column> shown = EnumSet.noneOf(Column.class);
        EnumMap<Column, Integer> widths = new EnumMap<>(Column.class);
        for (TableColumn<RowItem, ?> one : getColumns()) {
            Column column = of(one);
            order.add(column);
            widths.put(column, (int) Math.round(one.getWidth()));
            if (one.isVisible()) {
                shown.add(column);
            }
        }
        Column sortedBy =
                getSortOrder().isEmpty() ? Column.ADDED : of(getSortOrder().get(0));
        boolean descending =
                getSortOrder().isEmpty() || getSortOrder().get(0).getSortType() == TableColumn.SortType.DESCENDING;
        memory.put(KEY, new ColumnLayout(order, shown, widths, sortedBy, descending).write());
    }

    private static Column of(TableColumn<RowItem, ?> column) {
        return Column.valueOf(column.getId().substring("column-".length()));
    }

    /** The table's own way would move the items of the list; ours belong to the model. */
    private boolean sort(@Nullable Comparator<RowItem> ignored) {
        Comparator<TorrentRow> order = Comparator.comparing(row -> 0);
        for (TableColumn<RowItem, ?> one : getSortOrder()) {
            Comparator<TorrentRow> by = of(one).order();
            order = order.thenComparing(one.getSortType() == TableColumn.SortType.DESCENDING ? by.reversed() : by);
        }
        model.rows().sort(order);
        save();
        return true;
    }

    private void keepSelection(Runnable replace) {
        Set<RowItem> chosen = new HashSet<>(getSelectionModel().getSelectedItems());
        replacing = true;
        try {
            getSelectionModel().clearSelection();
            replace.run();
            List<RowItem> shown = model.rows().shown();
            int[] indices = chosen.isEmpty()
                    ? new int[0]
                    : IntStream.range(0, shown.size())
                            .filter(i -> chosen.contains(shown.get(i)))
                            .toArray();
            if (indices.length > 0) {
                getSelectionModel().selectIndices(indices[0], indices);
            }
        } finally {
            replacing = false;
        }
        tellSelection();
    }

    private void tellSelection() {
        if (!replacing) {
            model.choose(getSelectionModel().getSelectedItems().stream()
                    .filter(Objects::nonNull)
                    .toList());
        }
    }
}
