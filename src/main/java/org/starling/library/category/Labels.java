package org.starling.library.category;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a torrent is filed under. Immutable. */
public record Labels(Optional<String> category, SortedSet<String> tags) {
    public static final Labels NONE = of(Optional.empty(), Set.of());

    public Labels {
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    public static Labels of(Optional<String> category, Set<String> tags) {
        return new Labels(category, new TreeSet<>(tags));
    }

    public Labels withCategory(Optional<String> changed) {
        return new Labels(changed, tags);
    }

    public Labels withTags(Set<String> changed) {
        return of(category, changed);
    }

    /** Whether it carries the tag, or one below it. */
    public boolean isTagged(String tag) {
        return tags.stream().anyMatch(own -> LabelNames.isWithin(own, tag));
    }
}
