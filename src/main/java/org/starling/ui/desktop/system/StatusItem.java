package org.starling.ui.desktop.system;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/** The methods of an icon by the StatusNotifierItem specification; what it looks like is in properties. */
@DBusInterfaceName(StatusItem.NAME)
public interface StatusItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";

    /** A click. */
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /** A click with the middle button. */
    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    /** Desktops that draw the menu themselves never call it. */
    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /** What is said when the pointer rests on it is another now. */
    final class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }
}
