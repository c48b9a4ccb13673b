package org.starling.library.category;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All categories, tags and rules, those without torrents included. Immutable.
 *
 * @param categories by name
 */
public record Organisation(List<Category> categories, SortedSet<String> tags, List<FilingRule> rules) {
    public static final Organisation EMPTY = new Organisation(List.of(), new TreeSet<>(), List.of());

    public Organisation {
        categories = List.copyOf(categories);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        rules = List.copyOf(rules);
    }

    public Optional<Category> category(String name) {
        return categories.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
