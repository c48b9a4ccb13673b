package org.starling.ui.shell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.TransferActions;
import org.starling.ui.transfers.TransfersPane;
import org.starling.ui.transfers.model.TransfersModel;

/** What is done most, and the filter. */
final class ToolBar extends HBox {
    private final TextField filter;
    private final ToggleButton details = new ToggleButton();

    ToolBar(Kit kit, Commands commands, TransferActions actions, TransfersModel model, TransfersPane transfers) {
        setId("tool-bar");
        getStyleClass().add("tools");
        Button add = kit.button("tool.add", Feather.PLUS, commands::addFiles);
        add.getStyleClass().add("accent");
        Button resume = kit.tool("torrent.resume", Feather.PLAY, actions::resume);
        Button pause = kit.tool("torrent.pause", Feather.PAUSE, actions::pause);
        Button remove = kit.tool("torrent.remove", Feather.TRASH_2, actions::remove);
        for (Button button : List.of(resume, pause, remove)) {
            button.disableProperty().bind(model.chosen().map(List::isEmpty));
        }
        filter = kit.field("filter");
        filter.textProperty().addListener((of, was, now) -> model.type(now));
        filter.setPrefWidth(300);
        details.setGraphic(Kit.icon(Feather.SIDEBAR));
        details.getStyleClass().addAll("flat", "tool");
        details.setId("tool-details");
        details.setSelected(true);
        details.setOnAction(event -> commands.showDetails(details.isSelected()));
        Kit.name(details, kit.words().get("tool.details"));
        getChildren()
                .setAll(
                        add,
                        kit.tool("tool.link", Feather.LINK, commands::addLink),
                        kit.tool("tool.create", Feather.FILE_PLUS, commands::create),
                        line(),
                        resume,
                        pause,
                        remove,
                        Kit.space(),
                        filterBox(kit, commands),
                        columns(kit, transfers),
                        details,
                        line(),
                        kit.tool("tool.shortcuts", Feather.HELP_CIRCLE, commands::shortcuts),
                        kit.tool("tool.settings", Feather.SETTINGS, commands::settings));
    }

    TextField filter() {
        return filter;
    }

    void toggleDetails() {
        details.fire();
    }

    private Node filterBox(Kit kit, Commands commands) {
        Button help = kit.tool("filter.help.name", Feather.INFO, commands::filterHelp);
        HBox box = new HBox(Kit.icon(Feather.SEARCH), filter, help);
        box.getStyleClass().add("filter-box");
        return box;
    }

    private static Button columns(Kit kit, TransfersPane transfers) {
        Button columns = kit.tool("tool.columns", Feather.COLUMNS, () -> {});
        columns.setOnAction(event -> {
            var at = columns.localToScreen(0, columns.getHeight());
            transfers.columnMenu().show(columns, at.getX(), at.getY());
        });
        return columns;
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
