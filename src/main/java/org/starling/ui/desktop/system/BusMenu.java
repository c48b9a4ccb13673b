package org.starling.ui.desktop.system;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A menu that the desktop draws (com.canonical.dbusmenu). Ours has one level and never changes. */
@DBusInterfaceName(BusMenu.NAME)
public interface BusMenu extends DBusInterface {
    String NAME = "com.canonical.dbusmenu";

    @DBusMemberName("GetLayout")
    MenuLayout<UInt32, MenuNode> layout(int parent, int depth, List<String> properties);

    @DBusMemberName("GetGroupProperties")
    List<MenuProperties> groupProperties(List<Integer> items, List<String> properties);

    @DBusMemberName("GetProperty")
    Variant<?> property(int item, String name);

    /** Something was done to an item; {@code clicked} is what counts. */
    @DBusMemberName("Event")
    void event(int item, String kind, Variant<?> data, UInt32 time);

    /** Whether the layout has to be asked for again. */
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int item);
}
