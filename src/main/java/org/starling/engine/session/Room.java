package org.starling.engine.session;

/** Whether a torrent takes one more connection. */
enum Room {
    FREE,
    /** Only in place of another one. */
    FULL,
    /** Connections are of no use now. */
    CLOSED
}
