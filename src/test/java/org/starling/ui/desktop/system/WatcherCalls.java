package org.starling.ui.desktop.system;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** What we call of a panel. */
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface WatcherCalls extends DBusInterface {
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);
}
