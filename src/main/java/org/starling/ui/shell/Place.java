package org.starling.ui.shell;

/** What the middle of the window shows. */
enum Place {
    TRANSFERS,
    FRIENDS,
    IDENTITY,
    OVERLAY
}
