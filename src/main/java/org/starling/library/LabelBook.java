package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.starling.library.LibraryException.Kind;
import org.starling.library.category.Category;
import org.starling.library.category.FilingRule;
import org.starling.library.category.LabelCommands;
import org.starling.library.category.LabelNames;
import org.starling.library.category.Labels;
import org.starling.library.category.Organisation;
import org.starling.wire.InfoHash;

/** Categories and tags, and which torrent has which. Changes on the library's thread, looks from any. */
final class LabelBook implements LabelCommands {

    /** What else happens when labels change. */
    interface Follower {
        /** Limits of categories may be others now. */
        void changed();

        /** Changes a category so that it can be taken back. */
        CompletableFuture<Void> undoable(Category before, Supplier<CompletableFuture<Void>> change);

        CompletableFuture<Void> move(InfoHash torrent, Path folder);
    }

    private final Shelf shelf;
    private final TorrentRunner runner;
    private final OrganisationFile file;
    private final Follower follower;
    private volatile Organisation organisation;

    LabelBook(
            Shelf shelf,
            TorrentRunner runner,
            OrganisationFile file,
            Optional<Organisation> loaded,
            Follower follower) {
        this.shelf = shelf;
        this.runner = runner;
        this.file = file;
        this.follower = follower;
        organisation = completed(loaded.orElse(Organisation.EMPTY));
    }

    /** Any thread. */
    Organisation organisation() {
        return organisation;
    }

    @Override
    public CompletableFuture<Void> put(Category category) {
        return shelf.onThread(() -> {
            return organisation
                    .category(category.name())
                    .map(before -> follower.undoable(before, () -> set(category)))
                    .orElseGet(() -> set(category));
        });
    }

    /** As {@link #put}, without a step that could be taken back. Library's thread. */
    CompletableFuture<Void> set(Category category) {
        List<Category> categories = new ArrayList<>(organisation.categories());
        categories.removeIf(known -> known.name().equals(category.name()));
        categories.add(category);
        save(withCategories(categories));
        follower.changed();
        return Shelf.done();
    }

    @Override
    public CompletableFuture<Void> renameCategory(String from, String to) {
        return shelf.onThread(() -> {
            requireGroup(from);
            UnaryOperator<String> renaming = renaming(from, requireName(to));
            save(new Organisation(
                    organisation.categories().stream()
                            .map(category -> category.withName(renaming.apply(category.name())))
                            .sorted(Comparator.comparing(Category::name))
                            .toList(),
                    organisation.tags(),
                    organisation.rules().stream()
                            .map(rule -> new FilingRule(
                                    rule.name(), rule.tracker(), rule.category().map(renaming), rule.tags()))
                            .toList()));
            return relabel(labels -> labels.withCategory(labels.category().map(renaming)));
        });
    }

    @Override
    public CompletableFuture<Void> removeCategory(String name) {
        return shelf.onThread(() -> {
            requireGroup(name);
            List<Category> categories = new ArrayList<>(organisation.categories());
            categories.removeIf(category -> LabelNames.isWithin(category.name(), name));
            save(new Organisation(
                    categories,
                    organisation.tags(),
                    organisation.rules().stream()
                            .map(rule -> new FilingRule(
                                    rule.name(), rule.tracker(), outside(rule.category(), name), rule.tags()))
                            .toList()));
            return relabel(labels -> labels.withCategory(outside(labels.category(), name)))
                    .thenRunAsync(follower::changed, shelf.thread());
        });
    }

    @Override
    public CompletableFuture<Void> categorise(
            Collection<InfoHash> torrents, Optional<String> category, boolean moveData) {
        CompletableFuture<Void> labelled = shelf.onThread(() -> {
            category.ifPresent(this::requireCategory);
            return shelf.each(torrents, torrent -> relabel(torrent, labels -> labels.withCategory(category)))
                    .thenRunAsync(follower::changed, shelf.thread());
        });
        return labelled.thenCompose(nothing -> {
            Optional<Path> folder = category.flatMap(organisation::category).flatMap(Category::folder);
            return moveData && folder.isPresent()
                    ? Shelf.all(torrents.stream()
                            .map(torrent -> follower.move(torrent, folder.get()))
                            .toList())
                    : Shelf.done();
        });
    }

    @Override
    public CompletableFuture<Void> tag(Collection<InfoHash> torrents, Set<String> tags) {
        return shelf.onThread(() -> {
            tags.forEach(LabelBook::requireName);
            saveTags(joined(organisation.tags(), tags));
            return shelf.each(
                    torrents, torrent -> relabel(torrent, labels -> labels.withTags(joined(labels.tags(), tags))));
        });
    }

    @Override
    public CompletableFuture<Void> untag(Collection<InfoHash> torrents, Set<String> tags) {
        return shelf.each(
                torrents,
                torrent -> relabel(torrent, labels -> {
                    Set<String> left = new TreeSet<>(labels.tags());
                    left.removeAll(tags);
                    return labels.withTags(left);
                }));
    }

    @Override
    public CompletableFuture<Void> createTag(String tag) {
        return shelf.onThread(() -> {
            saveTags(joined(organisation.tags(), Set.of(requireName(tag))));
            return Shelf.done();
        });
    }

    @Override
    public CompletableFuture<Void> renameTag(String from, String to) {
        return retag(renaming(from, to), requireNameLater(to));
    }

    @Override
    public CompletableFuture<Void> removeTag(String tag) {
        return retag(one -> LabelNames.isWithin(one, tag) ? "" : one, () -> {});
    }

    @Override
    public CompletableFuture<Void> rules(List<FilingRule> rules) {
        return shelf.onThread(() -> {
            save(new Organisation(organisation.categories(), organisation.tags(), rules));
            return Shelf.done();
        });
    }

    /** Makes known what a new torrent is filed under. Library's thread. */
    void learn(Labels labels) {
        Organisation known = with(organisation, labels);
        if (!known.equals(organisation)) {
            save(known);
        }
    }

    /** @param change gives an empty name for a tag that goes away */
    private CompletableFuture<Void> retag(UnaryOperator<String> change, Runnable check) {
        return shelf.onThread(() -> {
            check.run();
            save(new Organisation(
                    organisation.categories(),
                    changed(organisation.tags(), change),
                    organisation.rules().stream()
                            .map(rule -> new FilingRule(
                                    rule.name(), rule.tracker(), rule.category(), changed(rule.tags(), change)))
                            .toList()));
            return relabel(labels -> labels.withTags(changed(labels.tags(), change)));
        });
    }

    private CompletableFuture<Void> relabel(UnaryOperator<Labels> change) {
        return Shelf.all(shelf.all().stream()
                .filter(torrent -> !change.apply(labels(torrent)).equals(labels(torrent)))
                .map(torrent -> torrent.enqueue(shelf.thread(), () -> {
                    relabel(torrent, change);
                    return Shelf.done();
                }))
                .toList());
    }

    private void relabel(ManagedTorrent torrent, UnaryOperator<Labels> change) {
        Entry entry = torrent.entry();
        Labels labels = change.apply(entry.standing().labels());
        if (!labels.equals(entry.standing().labels())) {
            runner.save(torrent, entry.withStanding(entry.standing().withLabels(labels)));
        }
    }

    private static Labels labels(ManagedTorrent torrent) {
        return torrent.entry().standing().labels();
    }

    private static UnaryOperator<String> renaming(String from, String to) {
        return name -> LabelNames.isWithin(name, from) ? LabelNames.moved(name, from, to) : name;
    }

    private static Optional<String> outside(Optional<String> category, String removed) {
        return category.filter(name -> !LabelNames.isWithin(name, removed));
    }

    private static SortedSet<String> changed(Set<String> tags, UnaryOperator<String> change) {
        SortedSet<String> changed = new TreeSet<>();
        tags.stream().map(change).filter(tag -> !tag.isEmpty()).forEach(changed::add);
        return changed;
    }

    private static SortedSet<String> joined(Set<String> some, Set<String> more) {
        SortedSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private Organisation withCategories(List<Category> categories) {
        return new Organisation(
                categories.stream().sorted(Comparator.comparing(Category::name)).toList(),
                organisation.tags(),
                organisation.rules());
    }

    private void saveTags(SortedSet<String> tags) {
        if (!tags.equals(organisation.tags())) {
            save(new Organisation(organisation.categories(), tags, organisation.rules()));
        }
    }

    private void save(Organisation changed) {
        try {
            file.save(changed);
            organisation = changed;
        } catch (IOException unsaved) {
            throw new LibraryException(Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
    }

    /** What torrents are filed under is known, even if the file does not say so. */
    private Organisation completed(Organisation loaded) {
        Organisation known = loaded;
        for (ManagedTorrent torrent : shelf.all()) {
            known = with(known, labels(torrent));
        }
        return known;
    }

    private static Organisation with(Organisation known, Labels labels) {
        Organisation more = known;
        if (labels.category().isPresent()
                && known.category(labels.category().get()).isEmpty()) {
            List<Category> categories = new ArrayList<>(known.categories());
            categories.add(Category.named(labels.category().get()));
            categories.sort(Comparator.comparing(Category::name));
            more = new Organisation(categories, known.tags(), known.rules());
        }
        return more.tags().containsAll(labels.tags())
                ? more
                : new Organisation(more.categories(), joined(more.tags(), labels.tags()), more.rules());
    }

    private void requireCategory(String name) {
        if (organisation.category(name).isEmpty()) {
            throw new LibraryException(Kind.NO_SUCH_CATEGORY, name);
        }
    }

    /** The category itself, or one below it. */
    private void requireGroup(String name) {
        if (organisation.categories().stream().noneMatch(category -> LabelNames.isWithin(category.name(), name))) {
            throw new LibraryException(Kind.NO_SUCH_CATEGORY, name);
        }
    }

    private static Runnable requireNameLater(String name) {
        return () -> requireName(name);
    }

    private static String requireName(String name) {
        if (!LabelNames.isValid(name)) {
            throw new LibraryException(Kind.BAD_LABEL, name);
        }
        return name;
    }
}
