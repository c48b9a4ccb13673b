package org.starling.ui.transfers;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableRow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Memory;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.TransfersModel;

/** The list with everything that mouse and keyboard do to it. */
public final class TransfersPane extends StackPane {
    private final TransfersTable table;
    private final TransferActions actions;
    private final TorrentMenu torrentMenu;

    public TransfersPane(Kit kit, TransfersModel model, TransferActions actions, Memory memory) {
        this.actions = actions;
        this.table = new TransfersTable(kit, model, memory);
        this.torrentMenu = new TorrentMenu(kit, actions, model);
        table.setRowFactory(view -> row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                actions.remove();
            } else if (event.getCode() == KeyCode.SPACE) {
                actions.toggle();
            } else if (event.getCode() == KeyCode.ENTER) {
                actions.open();
            } else {
                return;
            }
            event.consume();
        });
        table.setOnContextMenuRequested(event -> {
            boolean header = event.getY() < headerHeight() && event.getPickResult() != null;
            ContextMenu menu = header && !event.isKeyboardTrigger() ? table.columnMenu() : torrentMenu;
            if (menu != torrentMenu || actions.anyChosen()) {
                menu.show(table, event.getScreenX(), event.getScreenY());
            }
            event.consume();
        });
        getChildren().setAll(table);
        setMinHeight(80);
    }

    /** The menu of all columns, for a button. */
    public ContextMenu columnMenu() {
        return table.columnMenu();
    }

    public void selectAll() {
        table.selectAll();
    }

    public void focusList() {
        table.requestFocus();
    }

    private double headerHeight() {
        return table.lookup(".column-header-background") instanceof Region header ? header.getHeight() : 0;
    }

    private TableRow<RowItem> row() {
        TableRow<RowItem> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                actions.toggle();
            }
        });
        row.setOnDragDetected(event -> {
            if (!row.isEmpty()) {
                drag(row);
                event.consume();
            }
        });
        return row;
    }

    /** Out of the window: the data that is there, as files. */
    private void drag(TableRow<RowItem> row) {
        List<File> data = actions.dataOfChosen().stream()
                .filter(Files::exists)
                .map(path -> path.toFile())
                .toList();
        if (!data.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(data);
            Dragboard board = row.startDragAndDrop(TransferMode.COPY);
            board.setContent(content);
        }
    }
}
