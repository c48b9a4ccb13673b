package org.starling.ui.settings.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.library.Library;
import org.starling.library.category.FilingRule;
import org.starling.ui.bridge.Threads;

/** The rules that file new torrents, in their order, as the library has them. Window's thread. */
public final class RulesModel {
    private final Library library;
    private final Threads threads;
    private final ReadOnlyObjectWrapper<List<FilingRule>> rules;

    public RulesModel(Library library, Threads threads) {
        this.library = library;
        this.threads = threads;
        this.rules =
                new ReadOnlyObjectWrapper<>(library.snapshot().organisation().rules());
    }

    public ReadOnlyObjectProperty<List<FilingRule>> rules() {
        return rules.getReadOnlyProperty();
    }

    /**
     * Adds a rule behind the others; the same rule is there once.
     *
     * @param before in whose place it comes
     */
    public CompletableFuture<Void> put(Optional<FilingRule> before, FilingRule now) {
        List<FilingRule> changed = new ArrayList<>();
        for (FilingRule one : rules.get()) {
            if (before.equals(Optional.of(one))) {
                changed.add(now);
            } else if (before.isEmpty() || !one.equals(now)) {
                changed.add(one);
            }
        }
        if (!changed.contains(now)) {
            changed.add(now);
        }
        return set(changed);
    }

    /** What was filed by it stays where it is. */
    public CompletableFuture<Void> remove(FilingRule rule) {
        List<FilingRule> changed = new ArrayList<>(rules.get());
        changed.remove(rule);
        return set(changed);
    }

    /** One place up or down, if there is one. */
    public CompletableFuture<Void> move(FilingRule rule, boolean up) {
        List<FilingRule> changed = new ArrayList<>(rules.get());
        int from = changed.indexOf(rule);
        int to = up ? from - 1 : from + 1;
        if (from < 0 || to < 0 || to >= changed.size()) {
            return CompletableFuture.completedFuture(null);
        }
        Collections.swap(changed, from, to);
        return set(changed);
    }

    /** The future is completed on the window's thread, when the list is as it should be. */
    private CompletableFuture<Void> set(List<FilingRule> changed) {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        threads.show(
                library.labels().rules(List.copyOf(changed)),
                nothing -> {
                    rules.set(List.copyOf(changed));
                    shown.complete(null);
                },
                shown::completeExceptionally);
        return shown;
    }
}
