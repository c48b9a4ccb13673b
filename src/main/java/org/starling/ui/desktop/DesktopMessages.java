package org.starling.ui.desktop;

/** Shows messages of the desktop. Any thread; returns at once. */
@FunctionalInterface
public interface DesktopMessages {
    void tell(DesktopMessage message);
}
