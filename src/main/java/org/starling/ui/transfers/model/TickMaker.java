package org.starling.ui.transfers.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.starling.library.LibrarySnapshot;
import org.starling.library.TorrentView;
import org.starling.ui.program.Program;
import org.starling.wire.InfoHash;

/** Compares the library with what it was a tick before. One thread, not the window's. */
public final class TickMaker {
    private final Program program;
    private Map<InfoHash, TorrentRow> before = Map.of();

    public TickMaker(Program program) {
        this.program = program;
    }

    public Tick next() {
        LibrarySnapshot library = program.library().snapshot();
        List<TorrentView> views = library.torrents();
        Map<InfoHash, TorrentRow> now = new HashMap<>(views.size() * 2);
        List<TorrentRow> changed = new ArrayList<>();
        long down = 0;
        long up = 0;
        for (TorrentView view : views) {
            TorrentRow old = before.get(view.infoHash());
            TorrentRow row = old == null ? TorrentRow.of(view) : isSame(old.view(), view) ? old : old.next(view);
            if (row != old) {
                changed.add(row);
            }
            now.put(view.infoHash(), row);
            down += row.downRate();
            up += row.upRate();
        }
        Set<InfoHash> removed = new HashSet<>(before.keySet());
        removed.removeAll(now.keySet());
        before = now;
        return new Tick(
                changed,
                List.copyOf(removed),
                Counts.of(now.values(), library.organisation()),
                library,
                new Tick.Summary(
                        down,
                        up,
                        program.library().engine(),
                        program.library().totals(),
                        program.network().dhtNodes()));
    }

    /** Snapshots are replaced as a whole, so most rows are told apart by looking at references alone. */
    @SuppressWarnings("ReferenceEquality") // the quick answer first
    private static boolean isSame(TorrentView a, TorrentView b) {
        return a == b || a.equals(b);
    }
}
