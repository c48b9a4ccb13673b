package org.starling.ui.transfers;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.queue.QueueMove;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.model.TransfersModel;

/** Everything that can be done with the chosen torrents, by what it is called. */
final class TorrentMenu extends ContextMenu {
    private final TransferActions actions;
    private final CheckMenuItem sequential;
    private final CheckMenuItem firstLast;

    private final CheckMenuItem forced;
    private final LabelMenus labels;

    TorrentMenu(Kit kit, TransferActions actions, TransfersModel model) {
        this.actions = actions;
        this.labels = new LabelMenus(kit, actions, model);
        this.forced = new CheckMenuItem(kit.words().get("queue.force"));
        forced.setOnAction(event -> actions.force(forced.isSelected()));
        this.sequential = new CheckMenuItem(kit.words().get("torrent.sequential"));
        this.firstLast = new CheckMenuItem(kit.words().get("torrent.firstLast"));
        sequential.setOnAction(event -> actions.sequential(sequential.isSelected()));
        firstLast.setOnAction(event -> actions.firstAndLast(firstLast.isSelected()));
        setId("torrent-menu");
        Menu copy = new Menu(kit.words().get("torrent.copy"), Kit.icon(Feather.COPY));
        copy.getItems()
                .setAll(
                        kit.item("torrent.copy.name", Feather.TYPE, actions::copyNames),
                        kit.item("torrent.copy.magnet", Feather.LINK, actions::copyMagnets),
                        kit.item("torrent.copy.hash", Feather.HASH, actions::copyHashes));
        getItems()
                .setAll(
                        kit.item("torrent.resume", Feather.PLAY, actions::resume),
                        kit.item("torrent.pause", Feather.PAUSE, actions::pause),
                        new SeparatorMenuItem(),
                        kit.item("torrent.play", Feather.FILM, actions::play),
                        kit.item("torrent.open", Feather.EXTERNAL_LINK, actions::open),
                        kit.item("torrent.openFolder", Feather.FOLDER, actions::openFolder),
                        copy,
                        new SeparatorMenuItem(),
                        labels.categories(),
                        labels.tags(),
                        queue(kit),
                        new SeparatorMenuItem(),
                        sequential,
                        firstLast,
                        kit.item("torrent.limit", Feather.SLIDERS, actions::limit),
                        kit.item("torrent.move", Feather.TRUCK, actions::move),
                        kit.item("torrent.announce", Feather.REFRESH_CW, actions::announce),
                        kit.item("torrent.recheck", Feather.ROTATE_CW, actions::recheck),
                        new SeparatorMenuItem(),
                        kit.item("torrent.remove", Feather.TRASH_2, actions::remove));
        setOnShowing(event -> look());
    }

    private Menu queue(Kit kit) {
        Menu queue = new Menu(kit.words().get("queue.name"), Kit.icon(Feather.LIST));
        queue.getItems()
                .setAll(
                        kit.item("queue.top", Feather.CHEVRONS_UP, () -> actions.queue(QueueMove.TOP)),
                        kit.item("queue.up", Feather.CHEVRON_UP, () -> actions.queue(QueueMove.UP)),
                        kit.item("queue.down", Feather.CHEVRON_DOWN, () -> actions.queue(QueueMove.DOWN)),
                        kit.item("queue.bottom", Feather.CHEVRONS_DOWN, () -> actions.queue(QueueMove.BOTTOM)),
                        forced);
        return queue;
    }

    private void look() {
        labels.look();
        actions.first().ifPresent(row -> {
            forced.setSelected(row.view().queue().forced());
            sequential.setSelected(row.view().settings().sequential());
            firstLast.setSelected(row.view().settings().firstAndLastFirst());
        });
    }
}
