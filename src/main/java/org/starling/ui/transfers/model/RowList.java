package org.starling.ui.transfers.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.starling.wire.InfoHash;

/**
 * All torrents, and those of them that pass the filter, in order. A tick changes rows in place; the shown list is
 * replaced only if its members or their order have changed, and then once. Window's thread.
 */
public final class RowList {
    private final Map<InfoHash, RowItem> all = new LinkedHashMap<>();
    private final ObservableList<RowItem> shown = FXCollections.observableArrayList();
    private Predicate<TorrentRow> filter = row -> true;
    private Comparator<TorrentRow> order = Comparator.comparing(row -> 0);
    private Consumer<Runnable> replacing = Runnable::run;
    private long nextSequence;

    /** Those that pass the filter, in order; to be read only. */
    public ObservableList<RowItem> shown() {
        return shown;
    }

    public Collection<RowItem> all() {
        return all.values();
    }

    public Optional<RowItem> find(InfoHash hash) {
        return Optional.ofNullable(all.get(hash));
    }

    /** Wraps each replacing of the shown list, so that a view can keep its selection. */
    public void onReplace(Consumer<Runnable> wrapper) {
        replacing = wrapper;
    }

    public void filter(Predicate<TorrentRow> wanted) {
        filter = wanted;
        all.values().forEach(item -> item.listed(filter.test(item.row())));
        replace();
    }

    /** Among equals, the order of adding counts. */
    public void sort(Comparator<TorrentRow> wanted) {
        order = wanted;
        replace();
    }

    public void apply(Collection<TorrentRow> changed, Collection<InfoHash> removed) {
        boolean members = !removed.isEmpty() && all.keySet().removeAll(List.copyOf(removed));
        for (TorrentRow row : changed) {
            RowItem item = all.get(row.hash());
            boolean passes = filter.test(row);
            if (item == null) {
                item = new RowItem(row, nextSequence++);
                all.put(row.hash(), item);
                members |= passes;
            } else {
                item.set(row);
                members |= passes != item.listed();
            }
            item.listed(passes);
        }
        if (members || (!changed.isEmpty() && !isOrdered())) {
            replace();
        }
    }

    private boolean isOrdered() {
        Comparator<RowItem> comparator = comparator();
        for (int i = 1; i < shown.size(); i++) {
            if (comparator.compare(shown.get(i - 1), shown.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private void replace() {
        List<RowItem> next = new ArrayList<>(all.size());
        for (RowItem item : all.values()) {
            if (item.listed()) {
                next.add(item);
            }
        }
        next.sort(comparator());
        if (!isSame(next)) {
            replacing.accept(() -> shown.setAll(next));
        }
    }

    private boolean isSame(List<RowItem> next) {
        if (next.size() != shown.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i) != shown.get(i)) {
                return false;
            }
        }
        return true;
    }

    private Comparator<RowItem> comparator() {
        return (a, b) -> {
            int byColumn = order.compare(a.row(), b.row());
            return byColumn != 0 ? byColumn : Long.compare(a.sequence(), b.sequence());
        };
    }
}
