package org.starling.library;

import org.starling.wire.InfoHash;

/** What loading the list found amiss with one torrent. */
public record LoadWarning(InfoHash torrent, Kind kind) {

    /** How much of the torrent is left. */
    public enum Kind {
        /** The newest entry was damaged, so the one before it is used. */
        OLDER_ENTRY_USED,
        /** No intact entry is left; the torrent is not in the list. */
        LOST
    }
}
