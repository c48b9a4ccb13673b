package org.starling.library.category;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files new torrents that fit. Of all rules that do, the first with a category decides on it, and the tags of all are
 * given.
 *
 * @param name pattern of the torrent's name ({@code *}, {@code ?}); empty: any
 * @param tracker pattern of the host of one of its trackers; empty: any
 */
public record FilingRule(String name, String tracker, Optional<String> category, Set<String> tags) {

    public FilingRule {
        tags = Set.copyOf(tags);
        if (!category.map(LabelNames::isValid).orElse(true) || !tags.stream().allMatch(LabelNames::isValid)) {
            throw new IllegalArgumentException("no label: " + category + new TreeSet<>(tags));
        }
    }
}
