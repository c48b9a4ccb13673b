package org.starling.ui.transfers.model;

/** What a torrent is doing, as the list tells it; in the order in which the list sorts. */
public enum RowState {
    DOWNLOADING,
    /** Wants to, but nothing comes. */
    STALLED,
    METADATA,
    CHECKING,
    MOVING,
    SEEDING,
    /** Waits for its turn. */
    WAITING,
    PAUSED,
    /** Paused with everything complete. */
    COMPLETE,
    /** The disk refuses; it tries again by itself. */
    BLOCKED,
    FAILED;

    public boolean isError() {
        return this == BLOCKED || this == FAILED;
    }

    public boolean isPaused() {
        return this == PAUSED || this == COMPLETE;
    }
}
