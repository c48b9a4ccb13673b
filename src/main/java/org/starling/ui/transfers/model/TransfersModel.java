package org.starling.ui.transfers.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.library.LibrarySnapshot;
import org.starling.wire.InfoHash;

/** What the window knows of all torrents: the list, what is chosen of it, the counts, the sums. Window's thread. */
public final class TransfersModel {
    private final RowList rows = new RowList();
    private final ReadOnlyObjectWrapper<Counts> counts = new ReadOnlyObjectWrapper<>(Counts.NONE);
    private final ReadOnlyObjectWrapper<Optional<Tick.Summary>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LibrarySnapshot>> library =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<RowItem>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final List<Consumer<Tick>> listeners = new ArrayList<>();
    private Group group = new Group.ByStatus(Status.ALL);
    private Predicate<TorrentRow> typed = row -> true;

    public RowList rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /** Empty before the first tick. */
    public ReadOnlyObjectProperty<Optional<Tick.Summary>> summary() {
        return summary.getReadOnlyProperty();
    }

    /** Empty before the first tick. */
    public ReadOnlyObjectProperty<Optional<LibrarySnapshot>> library() {
        return library.getReadOnlyProperty();
    }

    /** In the order of the list. */
    public ReadOnlyObjectProperty<List<RowItem>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public void choose(List<RowItem> items) {
        List<RowItem> now = List.copyOf(items);
        if (!now.equals(chosen.get())) {
            chosen.set(now);
        }
    }

    /** The one whose details are shown: the first of those that are chosen. */
    public Optional<RowItem> first() {
        return chosen.get().stream().findFirst();
    }

    /** Is told each tick after the list has changed. */
    public void onTick(Consumer<Tick> listener) {
        listeners.add(listener);
    }

    public void apply(Tick tick) {
        rows.apply(tick.changed(), tick.removed());
        if (!tick.removed().isEmpty()) {
            Set<InfoHash> gone = new HashSet<>(tick.removed());
            choose(chosen.get().stream()
                    .filter(item -> !gone.contains(item.hash()))
                    .toList());
        }
        if (!tick.counts().equals(counts.get())) {
            counts.set(tick.counts());
        }
        library.set(Optional.of(tick.library()));
        summary.set(Optional.of(tick.summary()));
        listeners.forEach(listener -> listener.accept(tick));
    }

    public Group group() {
        return group;
    }

    public void group(Group now) {
        group = now;
        filter();
    }

    /** What was typed above the list. */
    public void type(String text) {
        typed = Filter.parse(text);
        filter();
    }

    private void filter() {
        Group only = group;
        Predicate<TorrentRow> words = typed;
        rows.filter(row -> only.test(row) && words.test(row));
    }
}
