package org.starling.ui.details.model;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.starling.ui.transfers.model.RowItem;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/** Histories of the torrents that moved lately, bounded however many there are. Window's thread. */
public final class SpeedHistories {
    private static final int MOST = 256;

    private final Map<InfoHash, SpeedHistory> byTorrent = new LinkedHashMap<>();
    private final SpeedHistory all = new SpeedHistory();

    /** Called once a second. */
    public void add(Collection<RowItem> items, long down, long up) {
        all.add(down, up);
        for (RowItem item : items) {
            TorrentRow row = item.row();
            if (row.active()) {
                byTorrent.computeIfAbsent(item.hash(), hash -> new SpeedHistory());
            }
            SpeedHistory history = byTorrent.isEmpty() ? null : byTorrent.get(item.hash());
            if (history != null) {
                history.add(row.downRate(), row.upRate());
            }
        }
        Iterator<SpeedHistory> oldest = byTorrent.values().iterator();
        while (byTorrent.size() > MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    public SpeedHistory of(InfoHash torrent) {
        return byTorrent.getOrDefault(torrent, new SpeedHistory());
    }

    public SpeedHistory all() {
        return all;
    }
}
