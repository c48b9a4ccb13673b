package org.starling.ui.details.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A line whose values change while it stays in its place. Window's thread.
 *
 * @param <V> an immutable snapshot
 */
public final class LiveItem<V> {
    private final ReadOnlyObjectWrapper<V> value;

    LiveItem(V value) {
        this.value = new ReadOnlyObjectWrapper<>(value);
    }

    public V get() {
        return value.get();
    }

    public ReadOnlyObjectProperty<V> property() {
        return value.getReadOnlyProperty();
    }

    void set(V now) {
        value.set(now);
    }
}
