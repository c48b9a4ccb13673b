package org.starling.ui.transfers.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many torrents each line of the side bar stands for. Immutable.
 *
 * @param trackers by host, in the order of their names
 */
public record Counts(Map<Status, Integer> status, Map<String, Integer> trackers, int trackerless, int trackerTrouble) {
    public static final Counts NONE = of(List.of());

    public int all() {
        return status.getOrDefault(Status.ALL, 0);
    }

    public static Counts of(Collection<TorrentRow> rows) {
        EnumMap<Status, Integer> status = new EnumMap<>(Status.class);
        for (Status one : Status.values()) {
            status.put(one, 0);
        }
        Map<String, Integer> trackers = new TreeMap<>();
        int trackerless = 0;
        int trouble = 0;
        Group none = new Group.Trackerless();
        Group complains = new Group.TrackerTrouble();
        for (TorrentRow row : rows) {
            for (Status one : Status.values()) {
                if (one.includes(row)) {
                    status.merge(one, 1, Integer::sum);
                }
            }
            row.trackers().forEach(host -> trackers.merge(host, 1, Integer::sum));
            trackerless += none.test(row) ? 1 : 0;
            trouble += complains.test(row) ? 1 : 0;
        }
        return new Counts(status, trackers, trackerless, trouble);
    }
}
