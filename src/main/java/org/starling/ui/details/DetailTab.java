package org.starling.ui.details;

import java.util.Optional;
import javafx.scene.Node;
import org.starling.ui.transfers.model.TorrentRow;

/** One tab of the details. Only the one that can be seen is told anything. Window's thread. */
interface DetailTab {

    /** Of its title. */
    String key();

    Node view();

    /** Once a second, and at once when another torrent is chosen; empty if none is. */
    void show(Optional<TorrentRow> row);
}
