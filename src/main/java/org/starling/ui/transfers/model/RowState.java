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
    /** Is about to run. */
    WAITING,
    /** Its turn in the queue has not come. */
    QUEUED,
    /** The schedule has stopped everything. */
    SCHEDULED,
    /** Its disk is nearly full; it goes on when there is room. */
    NO_SPACE,
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
