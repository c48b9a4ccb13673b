package org.starling.ui.details;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.details.model.Explanations.Remedy;
import org.starling.ui.details.model.SpeedHistories;
import org.starling.ui.details.model.TorrentLog;
import org.starling.ui.program.Program;
import org.starling.ui.transfers.TransferActions;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.ui.transfers.model.TransfersModel;

/** Everything that is known of the first chosen torrent, in tabs. */
public final class DetailsPane extends BorderPane {
    private final TabPane tabs = new TabPane();
    private final TransfersModel model;
    private final List<DetailTab> contents;
    private final TransferActions actions;
    private final Runnable allLimits;

    /** What the tabs share. */
    public record Parts(
            Kit kit,
            Program program,
            Threads threads,
            Dialogs dialogs,
            Desktop desktop,
            TransferActions actions,
            Notices notices) {}

    /** @param allLimits opens the settings of all torrents together */
    public DetailsPane(Parts parts, TransfersModel model, SpeedHistories speeds, TorrentLog log, Runnable allLimits) {
        this.model = model;
        this.actions = parts.actions();
        this.allLimits = allLimits;
        this.contents = List.of(
                new OverviewTab(parts),
                new FilesTab(parts),
                new PeersTab(parts),
                new TrackersTab(parts),
                new SpeedTab(parts.kit(), speeds),
                new LogTab(parts.kit(), log),
                new WhyTab(parts, this::fix));
        setId("details");
        getStyleClass().add("details");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("dense");
        tabs.setAccessibleText(parts.kit().words().get("details.name"));
        for (DetailTab content : contents) {
            Tab tab = new Tab(parts.kit().words().get(content.key()), content.view());
            tab.setId(content.key().replace('.', '-'));
            tabs.getTabs().add(tab);
        }
        setCenter(tabs);
        setMinHeight(60);
        tabs.getSelectionModel().selectedIndexProperty().addListener(change -> refresh());
        model.chosen().addListener(change -> refresh());
        model.onTick(tick -> refresh());
        refresh();
    }

    /** Brings the tab to the front. */
    public void open(String key) {
        for (int i = 0; i < contents.size(); i++) {
            if (contents.get(i).key().equals(key)) {
                tabs.getSelectionModel().select(i);
            }
        }
    }

    private void refresh() {
        int shown = tabs.getSelectionModel().getSelectedIndex();
        if (isVisible() && shown >= 0 && shown < contents.size()) {
            Optional<TorrentRow> row = model.first().map(RowItem::row);
            contents.get(shown).show(row);
        }
    }

    private void fix(Remedy remedy) {
        switch (remedy) {
            case RESUME -> actions.resume();
            case CHOOSE_FILES -> open("details.files");
            case ADD_PEER -> actions.addPeer();
            case MOVE -> actions.move();
            case OPEN_FOLDER -> actions.openFolder();
            case TORRENT_LIMITS -> actions.limit();
            case ALL_LIMITS -> allLimits.run();
            case SHOW_TRACKERS -> open("details.trackers");
        }
    }
}
