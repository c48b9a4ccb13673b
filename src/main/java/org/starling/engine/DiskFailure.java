package org.starling.engine;

/**
 * A failure of the user's disk that pauses the torrent until it can go on.
 *
 * @param kind decides the sentence that tells the user what to do
 * @param path what it happened to, for the message
 * @param detail the system's own words, for the log
 */
public record DiskFailure(Kind kind, String path, String detail) {

    /** What went wrong, as far as it changes what the user can do. */
    public enum Kind {
        FULL,
        READ_ONLY,
        NO_PERMISSION,
        VANISHED,
        TOO_MANY_OPEN_FILES,
        PATH_TOO_LONG,
        SYMLINK_REFUSED,
        IO_ERROR
    }
}
