package org.starling.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
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

    /** What is in the window beneath it. */
    record Below(
            TransferActions actions, TransfersModel model, TransfersPane transfers, ObservableValue<Place> place) {}

    ToolBar(Kit kit, Commands commands, Below below) {
        BooleanBinding elsewhere =
                Bindings.createBooleanBinding(() -> below.place().getValue() != Place.TRANSFERS, below.place());
        setId("tool-bar");
        getStyleClass().add("tools");
        Button add = kit.button("tool.add", Feather.PLUS, commands::addFiles);
        add.getStyleClass().add("accent");
        filter = kit.field("filter");
        filter.textProperty().addListener((of, was, now) -> {
            commands.open(Place.TRANSFERS);
            below.model().type(now);
        });
        filter.setPrefWidth(300);
        details(kit, commands, elsewhere);
        getChildren()
                .setAll(
                        add,
                        kit.tool("tool.link", Feather.LINK, commands::addLink),
                        kit.tool("tool.create", Feather.FILE_PLUS, commands::create),
                        line());
        getChildren().addAll(forChosen(kit, below, elsewhere));
        getChildren()
                .addAll(
                        Kit.space(),
                        filterBox(kit, commands),
                        columns(kit, below.transfers(), elsewhere),
                        details,
                        line(),
                        kit.tool("tool.shortcuts", Feather.HELP_CIRCLE, commands::shortcuts),
                        kit.tool("tool.settings", Feather.SETTINGS, commands::settings));
    }

    /** What is done with chosen torrents, as long as they are seen. */
    private static List<Button> forChosen(Kit kit, Below below, BooleanBinding elsewhere) {
        TransferActions actions = below.actions();
        TransfersModel model = below.model();
        List<Button> buttons = List.of(
                kit.tool("torrent.resume", Feather.PLAY, actions::resume),
                kit.tool("torrent.pause", Feather.PAUSE, actions::pause),
                kit.tool("torrent.remove", Feather.TRASH_2, actions::remove));
        BooleanBinding none =
                Bindings.createBooleanBinding(() -> model.chosen().get().isEmpty(), model.chosen());
        buttons.forEach(button -> button.disableProperty().bind(elsewhere.or(none)));
        return buttons;
    }

    private void details(Kit kit, Commands commands, BooleanBinding elsewhere) {
        details.setGraphic(Kit.icon(Feather.SIDEBAR));
        details.getStyleClass().addAll("flat", "tool");
        details.setId("tool-details");
        details.disableProperty().bind(elsewhere);
        details.setSelected(true);
        details.setOnAction(event -> commands.showDetails(details.isSelected()));
        Kit.name(details, kit.words().get("tool.details"));
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

    private static Button columns(Kit kit, TransfersPane transfers, BooleanBinding elsewhere) {
        Button columns = kit.tool("tool.columns", Feather.COLUMNS, () -> {});
        columns.disableProperty().bind(elsewhere);
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
