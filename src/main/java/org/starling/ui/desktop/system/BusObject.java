package org.starling.ui.desktop.system;

import java.util.Map;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/**
 * What we show on the bus has properties that others read and nobody sets. The bus asks on threads of its own.
 *
 * <p>Source: D-Bus Specification, org.freedesktop.DBus.Properties.
 */
abstract class BusObject implements Properties {
    private final String path;
    private final String owner;

    /** @param owner the interface that the properties belong to */
    BusObject(String path, String owner) {
        this.path = path;
        this.owner = owner;
    }

    /** All of them as they are now, by name. */
    abstract Map<String, Variant<?>> properties();

    /** The bus wants what is in the variant's place: a variant. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public final <A> A Get(String iface, String name) {
        Variant<?> value = properties().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no property " + name);
        }
        return (A) value;
    }

    @Override
    public final <A> void Set(String iface, String name, A value) {
        throw new IllegalArgumentException("nothing here can be set");
    }

    @Override
    public final Map<String, Variant<?>> GetAll(String iface) {
        return iface.equals(owner) ? properties() : Map.of();
    }

    @Override
    public final boolean isRemote() {
        return false;
    }

    @Override
    public final String getObjectPath() {
        return path;
    }
}
