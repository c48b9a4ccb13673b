package org.starling.ui.details.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Lines that are told apart by a key: a new look at them changes those that stay in place, so nothing jumps and what is
 * selected stays selected. Window's thread.
 *
 * @param <K> what stays the same
 * @param <V> an immutable snapshot
 */
public final class LiveList<K, V> {
    private final Function<V, K> key;
    private final Map<K, LiveItem<V>> byKey = new LinkedHashMap<>();
    private final ObservableList<LiveItem<V>> items = FXCollections.observableArrayList();

    public LiveList(Function<V, K> key) {
        this.key = key;
    }

    public ObservableList<LiveItem<V>> items() {
        return items;
    }

    public void show(List<V> now) {
        Set<K> present = new HashSet<>();
        for (V value : now) {
            K id = key.apply(value);
            present.add(id);
            LiveItem<V> item = byKey.get(id);
            if (item == null) {
                LiveItem<V> added = new LiveItem<>(value);
                byKey.put(id, added);
                items.add(added);
            } else if (!item.get().equals(value)) {
                item.set(value);
            }
        }
        if (present.size() < byKey.size()) {
            byKey.keySet().retainAll(present);
            Set<LiveItem<V>> left = new HashSet<>(byKey.values());
            items.removeIf(item -> !left.contains(item));
        }
    }
}
