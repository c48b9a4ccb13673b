package org.starling.ui.details.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/**
 * Histories of torrents that move, of as many as memory is given for, and of all together. A new one takes the place of
 * the one that has been quiet for longest. Window's thread.
 */
public final class SpeedHistories {
    private static final int MOST = 256;

    private final Map<InfoHash, Kept> byTorrent = new HashMap<>();
    private final SpeedHistory all = new SpeedHistory();

    private static final class Kept {
        private final SpeedHistory history = new SpeedHistory();
        private int quietSeconds;
    }

    /**
     * Called once a second.
     *
     * @param changed rows that may have begun to move
     * @param rows the present row of each torrent
     */
    public void add(Collection<TorrentRow> changed, Function<InfoHash, Optional<TorrentRow>> rows) {
        for (TorrentRow row : changed) {
            if (row.active() && !byTorrent.containsKey(row.hash())) {
                if (!hasRoom()) {
                    break;
                }
                byTorrent.put(row.hash(), new Kept());
            }
        }
        byTorrent.keySet().removeIf(hash -> rows.apply(hash).isEmpty());
        byTorrent.forEach((hash, kept) -> {
            TorrentRow row = rows.apply(hash).orElseThrow();
            kept.history.add(row.downRate(), row.upRate());
            kept.quietSeconds = row.active() ? 0 : kept.quietSeconds + 1;
        });
    }

    /** The sums of all torrents, once a second. */
    public void addAll(long down, long up) {
        all.add(down, up);
    }

    /** The one that is looked at is kept in any case. */
    public SpeedHistory of(InfoHash torrent) {
        Kept kept = byTorrent.get(torrent);
        if (kept == null) {
            if (!hasRoom()) {
                byTorrent.remove(byTorrent.keySet().iterator().next());
            }
            kept = new Kept();
            byTorrent.put(torrent, kept);
        }
        return kept.history;
    }

    public SpeedHistory all() {
        return all;
    }

    private boolean hasRoom() {
        if (byTorrent.size() < MOST) {
            return true;
        }
        Optional<Map.Entry<InfoHash, Kept>> quietest = byTorrent.entrySet().stream()
                .filter(entry -> entry.getValue().quietSeconds > 0)
                .max(Comparator.comparingInt(entry -> entry.getValue().quietSeconds));
        quietest.ifPresent(entry -> byTorrent.remove(entry.getKey()));
        return quietest.isPresent();
    }
}
