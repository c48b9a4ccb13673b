package org.starling.ui.shell;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.starling.ui.controls.Kit;

/** Draws a line of the side bar. */
final class SideCell extends TreeCell<SideLine> {
    /** The level of lines that lie below a section only. */
    private static final int TOP = 2;

    private static final double INDENT = 16;

    private final Kit kit;
    private final SideMenu menu;
    private final FontIcon icon = Kit.icon(Feather.LIST);
    private final Label text = new Label();
    private final Label count = new Label();
    private final HBox box = new HBox(icon, text, Kit.space(), count);

    SideCell(Kit kit, SideMenu menu) {
        this.kit = kit;
        this.menu = menu;
        box.getStyleClass().add("side-line");
        count.getStyleClass().add("side-count");
        text.setMinWidth(0);
        count.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SideLine line, boolean empty) {
        super.updateItem(line, empty);
        count.textProperty().unbind();
        getStyleClass().remove("side-section");
        setContextMenu(null);
        setText(null);
        setGraphic(null);
        if (empty || line == null) {
            setAccessibleText(null);
        } else if (line.place().isEmpty()) {
            showHead(line);
        } else {
            int level = getTreeView().getTreeItemLevel(getTreeItem());
            box.setPadding(new Insets(0, 0, 0, Math.max(0, level - TOP) * INDENT));
            icon.setIconCode(line.icon());
            text.setText(line.text());
            count.textProperty().bind(line.count().map(number -> line.shownCount(kit)));
            setAccessibleText(line.text());
            setGraphic(box);
            MenuItem[] items = line.group().map(menu::items).orElseGet(List::of).toArray(MenuItem[]::new);
            setContextMenu(items.length == 0 ? null : new ContextMenu(items));
        }
    }

    private void showHead(SideLine line) {
        getStyleClass().add("side-section");
        setAccessibleText(line.text());
        if (line.add().isEmpty()) {
            setText(line.text());
        } else {
            SideLine.Add add = line.add().get();
            Button button = kit.tool(add.key(), Feather.PLUS, add.action());
            button.getStyleClass().add("side-add");
            setGraphic(Kit.styled(new HBox(new Label(line.text()), Kit.space(), button), "side-line"));
        }
    }
}
