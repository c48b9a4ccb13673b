package org.starling.ui.desktop;

/**
 * Something that the user is told although he does not look at the window.
 *
 * @param title short
 * @param text plain; nothing in it is markup
 */
public record DesktopMessage(Kind kind, String title, String text) {
    /** How the desktop may show it. */
    public enum Kind {
        NEWS,
        TROUBLE
    }
}
