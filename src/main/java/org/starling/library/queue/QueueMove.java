package org.starling.library.queue;

/** Where a torrent goes in the queue. */
public enum QueueMove {
    UP,
    DOWN,
    TOP,
    BOTTOM
}
