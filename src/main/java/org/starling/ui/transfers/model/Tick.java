package org.starling.ui.transfers.model;

import java.util.List;
import java.util.OptionalInt;
import org.starling.engine.EngineSnapshot;
import org.starling.library.LibrarySnapshot;
import org.starling.library.LibraryTotals;
import org.starling.wire.InfoHash;

/**
 * What has changed since the last look at the library, made once a second away from the window's thread. Immutable.
 *
 * @param changed rows of torrents that are new or have changed
 */
public record Tick(
        List<TorrentRow> changed, List<InfoHash> removed, Counts counts, LibrarySnapshot library, Summary summary) {

    public Tick {
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /**
     * All torrents together.
     *
     * @param dhtNodes empty if the DHT is off
     */
    public record Summary(
            long downRate, long upRate, EngineSnapshot engine, LibraryTotals totals, OptionalInt dhtNodes) {}
}
