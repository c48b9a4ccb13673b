package org.starling.ui.details.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.ui.transfers.model.RowState;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/** What happened to each torrent since the window opened: changes of state, and what trackers said. Bounded. */
public final class TorrentLog {
    private static final int LINES_EACH = 100;
    private static final int LINES_IN_ALL = 20_000;

    private final InstantSource clock;
    private final Map<InfoHash, Deque<Line>> lines = new HashMap<>();
    private final Map<InfoHash, Last> last = new HashMap<>();
    private int total;

    public TorrentLog(InstantSource clock) {
        this.clock = clock;
    }

    /** Something that happened: it got into a state, or somebody said something. */
    public record Line(Instant at, Optional<RowState> state, Optional<String> message) {}

    private record Last(RowState state, Optional<String> message) {}

    public void add(Collection<TorrentRow> changed) {
        for (TorrentRow row : changed) {
            RowState state = row.state() == RowState.STALLED ? RowState.DOWNLOADING : row.state();
            Last before = last.put(row.hash(), new Last(state, row.message()));
            if (before == null) {
                continue;
            }
            if (before.state() != state) {
                add(row.hash(), new Line(clock.instant(), Optional.of(state), Optional.empty()));
            }
            if (row.message().isPresent() && !row.message().equals(before.message())) {
                add(row.hash(), new Line(clock.instant(), Optional.empty(), row.message()));
            }
        }
    }

    public void remove(Collection<InfoHash> removed) {
        for (InfoHash hash : removed) {
            last.remove(hash);
            Deque<Line> gone = lines.remove(hash);
            total -= gone == null ? 0 : gone.size();
        }
    }

    /** The newest first. */
    public List<Line> of(InfoHash torrent) {
        return List.copyOf(lines.getOrDefault(torrent, new ArrayDeque<>()));
    }

    private void add(InfoHash torrent, Line line) {
        if (total >= LINES_IN_ALL) {
            lines.clear();
            total = 0;
        }
        Deque<Line> own = lines.computeIfAbsent(torrent, hash -> new ArrayDeque<>());
        own.addFirst(line);
        total++;
        if (own.size() > LINES_EACH) {
            own.removeLast();
            total--;
        }
    }
}
