package org.starling.ui.transfers.model;

/** The groups of torrents that the side bar counts; a torrent may be in several. */
public enum Status {
    ALL,
    DOWNLOADING,
    SEEDING,
    COMPLETE,
    ACTIVE,
    IDLE,
    PAUSED,
    CHECKING,
    ERROR;

    public boolean includes(TorrentRow row) {
        RowState state = row.state();
        return switch (this) {
            case ALL -> true;
            case DOWNLOADING ->
                state == RowState.DOWNLOADING || state == RowState.STALLED || state == RowState.METADATA;
            case SEEDING -> state == RowState.SEEDING;
            case COMPLETE -> row.complete();
            case ACTIVE -> row.active();
            case IDLE -> row.live().isPresent() && !row.active();
            case PAUSED -> state.isPaused();
            case CHECKING -> state == RowState.CHECKING || state == RowState.MOVING;
            case ERROR -> state.isError();
        };
    }
}
