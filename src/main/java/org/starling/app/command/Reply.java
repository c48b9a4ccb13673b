package org.starling.app.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes back for a request: any number of parts, then one end. */
public sealed interface Reply {

    /** Comes before the end. */
    sealed interface Part extends Reply {}

    /** From 0 to 1. */
    record Progress(double fraction) implements Part {}

    /** Some of the rows; all parts together are the answer. */
    record Torrents(List<TorrentRow> rows) implements Part {
        public Torrents {
            rows = List.copyOf(rows);
        }
    }

    /** Some of the rows; all parts together are the answer. */
    record Files(List<FileRow> rows) implements Part {
        public Files {
            rows = List.copyOf(rows);
        }
    }

    /** Some of the rows; all parts together are the answer. */
    record Limits(List<LimitRow> rows) implements Part {
        public Limits {
            rows = List.copyOf(rows);
        }
    }

    record Dht(DhtRow row) implements Part {}

    /** Some of the rows; all parts together are the answer. */
    record Managed(List<Map<String, @Nullable Object>> rows) implements Part {
        public Managed {
            rows = List.copyOf(rows);
        }
    }

    /** Some of the rows; all parts together are the answer. */
    record Peers(List<PeerRow> rows) implements Part {
        public Peers {
            rows = List.copyOf(rows);
        }
    }

    record Trackers(List<TrackerRow> rows) implements Part {
        public Trackers {
            rows = List.copyOf(rows);
        }
    }

    /** Some of the rows; all parts together are the answer. */
    record Whys(List<WhyRow> rows) implements Part {
        public Whys {
            rows = List.copyOf(rows);
        }
    }

    record Totals(TotalsRow row) implements Part {}

    /** The end: it is done. */
    record Done() implements Reply {}

    /** The end: it could not be done. */
    record Failed(String sentence) implements Reply {}
}
