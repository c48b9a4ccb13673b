package org.starling.library.finish;

/** What happens when all downloads are complete. */
public enum WhenDone {
    NOTHING,
    QUIT,
    SUSPEND,
    SHUT_DOWN
}
