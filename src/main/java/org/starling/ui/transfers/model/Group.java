package org.starling.ui.transfers.model;

import java.util.Optional;
import java.util.function.Predicate;
import org.starling.library.category.LabelNames;

/** A line of the side bar: which torrents the list is to show. */
public sealed interface Group extends Predicate<TorrentRow> {

    /** By what it is doing. */
    record ByStatus(Status status) implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return status.includes(row);
        }
    }

    /** Known to this tracker; the host's name. */
    record ByTracker(String host) implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return row.trackers().contains(host);
        }
    }

    /** In this category, or one below it; empty for those in none. */
    record ByCategory(Optional<String> name) implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return name.isEmpty()
                    ? row.category().isEmpty()
                    : row.category()
                            .filter(own -> LabelNames.isWithin(own, name.get()))
                            .isPresent();
        }
    }

    /** With this tag, or one below it; empty for those with none. */
    record ByTag(Optional<String> name) implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return name.isEmpty() ? row.tags().isEmpty() : row.view().labels().isTagged(name.get());
        }
    }

    /** Without any tracker. */
    record Trackerless() implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return row.trackers().isEmpty();
        }
    }

    /** A tracker complains. */
    record TrackerTrouble() implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return row.message().isPresent();
        }
    }
}
