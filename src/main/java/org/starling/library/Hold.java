package org.starling.library;

/** Why a torrent that is not paused does not run; it goes on by itself. */
public enum Hold {
    /** Its turn in the queue has not come. */
    QUEUED,
    /** The schedule has stopped everything at this hour, or the user has. */
    SCHEDULE,
    /** Its disk is nearly full. */
    DISK_SPACE
}
