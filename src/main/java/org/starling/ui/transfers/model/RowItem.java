package org.starling.ui.transfers.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.wire.InfoHash;

/**
 * The place of a torrent in the list. It stays while its row changes, so selection and scrolling stay too; cells listen
 * to the row, and only those that are on the screen do. Window's thread.
 */
public final class RowItem {
    private final InfoHash hash;
    private final long sequence;
    private final ReadOnlyObjectWrapper<TorrentRow> row;
    private boolean listed;

    RowItem(TorrentRow row, long sequence) {
        this.hash = row.hash();
        this.sequence = sequence;
        this.row = new ReadOnlyObjectWrapper<>(row);
    }

    public InfoHash hash() {
        return hash;
    }

    public TorrentRow row() {
        return row.get();
    }

    /** Never null. */
    public ReadOnlyObjectProperty<TorrentRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** Order of adding. */
    long sequence() {
        return sequence;
    }

    void set(TorrentRow now) {
        row.set(now);
    }

    /** Whether it passes the filter. */
    boolean listed() {
        return listed;
    }

    void listed(boolean now) {
        listed = now;
    }
}
