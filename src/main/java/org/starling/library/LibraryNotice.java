package org.starling.library;

import java.time.Instant;

/**
 * Something that went wrong without anybody having asked for an answer.
 *
 * @param detail what it happened to, sanitised
 */
public record LibraryNotice(Kind kind, String detail, Instant at) {

    /** Each has words for the user. */
    public enum Kind {
        WATCH_FOLDER_UNREADABLE,
        WATCHED_FILE_REFUSED,
        PROGRAM_FAILED,
        MOVE_FAILED,
        UNDO_LOST,
        /** A file of the library was damaged, so the version before it is used. */
        OLDER_STATE_USED,
        /** No intact version of a file of the library is left. */
        STATE_LOST
    }
}
