package org.starling.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.starling.library.LibraryException;
import org.starling.library.category.Category;
import org.starling.library.category.FilingRule;
import org.starling.library.category.LabelCommands;
import org.starling.library.category.LabelNames;
import org.starling.library.category.Organisation;
import org.starling.wire.InfoHash;

/** Categories and tags in memory; torrents do not follow them. Thread-safe. */
public final class FakeLabels implements LabelCommands {
    private final List<String> calls = new ArrayList<>();
    private Organisation organisation = Organisation.EMPTY;

    public synchronized Organisation organisation() {
        return organisation;
    }

    /** What was asked for, in words. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized CompletableFuture<Void> done(String call, UnaryOperator<Organisation> change) {
        calls.add(call);
        organisation = change.apply(organisation);
        return CompletableFuture.completedFuture(null);
    }

    private static Organisation with(Organisation now, List<Category> categories) {
        return new Organisation(
                categories.stream().sorted(Comparator.comparing(Category::name)).toList(), now.tags(), now.rules());
    }

    private static Organisation with(Organisation now, Set<String> tags) {
        return new Organisation(now.categories(), new TreeSet<>(tags), now.rules());
    }

    @Override
    public CompletableFuture<Void> put(Category category) {
        return done("put " + category.name(), now -> {
            List<Category> all = new ArrayList<>(now.categories());
            all.removeIf(one -> one.name().equals(category.name()));
            all.add(category);
            return with(now, all);
        });
    }

    @Override
    public CompletableFuture<Void> renameCategory(String from, String to) {
        return done(
                "rename " + from + " " + to,
                now -> with(
                        now,
                        now.categories().stream()
                                .map(one -> one.withName(renamed(one.name(), from, to)))
                                .toList()));
    }

    @Override
    public CompletableFuture<Void> removeCategory(String name) {
        return done(
                "remove " + name,
                now -> with(
                        now,
                        now.categories().stream()
                                .filter(one -> !LabelNames.isWithin(one.name(), name))
                                .toList()));
    }

    @Override
    public CompletableFuture<Void> categorise(
            Collection<InfoHash> torrents, Optional<String> category, boolean moveData) {
        return done("categorise " + torrents.size() + " " + category.orElse("-"), now -> now);
    }

    @Override
    public CompletableFuture<Void> tag(Collection<InfoHash> torrents, Set<String> tags) {
        return done("tag " + torrents.size() + " " + tags, now -> {
            SortedSet<String> all = new TreeSet<>(now.tags());
            all.addAll(tags);
            return with(now, all);
        });
    }

    @Override
    public CompletableFuture<Void> untag(Collection<InfoHash> torrents, Set<String> tags) {
        return done("untag " + torrents.size() + " " + tags, now -> now);
    }

    @Override
    public CompletableFuture<Void> createTag(String tag) {
        if (!LabelNames.isValid(tag)) {
            return CompletableFuture.failedFuture(new LibraryException(LibraryException.Kind.BAD_LABEL, tag));
        }
        return tag(List.of(), Set.of(tag));
    }

    @Override
    public CompletableFuture<Void> renameTag(String from, String to) {
        return done("rename tag " + from + " " + to, now -> {
            SortedSet<String> all = new TreeSet<>();
            now.tags().forEach(tag -> all.add(renamed(tag, from, to)));
            return with(now, all);
        });
    }

    @Override
    public CompletableFuture<Void> removeTag(String tag) {
        return done("remove tag " + tag, now -> {
            SortedSet<String> all = new TreeSet<>(now.tags());
            all.removeIf(one -> LabelNames.isWithin(one, tag));
            return with(now, all);
        });
    }

    @Override
    public CompletableFuture<Void> rules(List<FilingRule> rules) {
        return done("rules " + rules.size(), now -> new Organisation(now.categories(), now.tags(), rules));
    }

    private static String renamed(String name, String from, String to) {
        return LabelNames.isWithin(name, from) ? LabelNames.moved(name, from, to) : name;
    }
}
