package org.starling.overlay.disclosure;

/** What something that is told to others is about. The names are kept in the log, so they stay. */
public enum Topic {
    /** That we want to be, are or are no longer somebody's friend. */
    FRIENDSHIP,
    /** Our name and picture. */
    PROFILE,
    /** Where we, or a friend who asked for it, can be reached. */
    WHEREABOUTS,
    /** That another key is ours from now on. */
    NEW_KEY,
    /** The file of a torrent. */
    TORRENT_FILE,
    /** Which torrents we have. */
    TORRENTS
}
