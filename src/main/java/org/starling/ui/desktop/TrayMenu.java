package org.starling.ui.desktop;

import java.util.List;

/**
 * What a click on the icon does. Its actions are called on any thread.
 *
 * @param activate a plain click
 */
public record TrayMenu(Runnable activate, List<Item> items) {

    public TrayMenu {
        items = List.copyOf(items);
    }

    /** A line of the menu. */
    public record Item(String label, Runnable action) {}
}
