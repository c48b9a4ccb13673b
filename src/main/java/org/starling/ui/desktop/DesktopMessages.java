package org.starling.ui.desktop;

/** Shows messages of the desktop. Any thread; may take a moment. */
@FunctionalInterface
public interface DesktopMessages {
    void tell(DesktopMessage message);
}
