package org.starling.ui.desktop.system;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/** An item of a menu with those below it. */
public final class MenuNode extends Struct {
    /** In the language of D-Bus. */
    static final String SIGNATURE = "(ia{sv}av)";

    @Position(0)
    public final int item;

    @Position(1)
    public final Map<String, Variant<?>> properties;

    @Position(2)
    public final List<Variant<?>> children;

    public MenuNode(int item, Map<String, Variant<?>> properties, List<Variant<?>> children) {
        this.item = item;
        this.properties = properties;
        this.children = children;
    }
}
