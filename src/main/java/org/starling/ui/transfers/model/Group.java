package org.starling.ui.transfers.model;

import java.util.function.Predicate;

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

    /** Running without any tracker. */
    record Trackerless() implements Group {
        @Override
        public boolean test(TorrentRow row) {
            return row.metainfo().isPresent() && row.trackers().isEmpty();
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
