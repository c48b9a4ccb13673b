package org.starling.library.undo;

import java.time.Instant;

/**
 * Something that can be taken back; the newest comes first.
 *
 * @param id names it for a while
 * @param subject the torrent or category it was done to
 * @param until then it can be taken back, and what it needs for that is kept
 */
public record UndoStep(long id, Kind kind, String subject, Instant at, Instant until) {

    /** What was done; each has words for the user. */
    public enum Kind {
        REMOVE,
        REMOVE_WITH_DATA,
        MOVE,
        RECHECK,
        LIMIT,
        SHARE_LIMIT,
        CATEGORY_LIMIT
    }
}
