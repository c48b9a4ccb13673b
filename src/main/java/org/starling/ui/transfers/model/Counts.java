package org.starling.ui.transfers.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.starling.library.category.Organisation;

/**
 * How many torrents each line of the side bar stands for. Immutable.
 *
 * @param categories by group, those without torrents included; so are tags
 * @param trackers by host, in the order of their names
 */
public record Counts(
        Map<Status, Integer> status,
        Map<Group, Integer> categories,
        Map<Group, Integer> tags,
        Map<String, Integer> trackers,
        int trackerless,
        int trackerTrouble) {
    public static final Counts NONE = of(List.of(), Organisation.EMPTY);

    public int all() {
        return status.getOrDefault(Status.ALL, 0);
    }

    public static Counts of(Collection<TorrentRow> rows, Organisation organisation) {
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
        return new Counts(
                status, categories(rows, organisation), tags(rows, organisation), trackers, trackerless, trouble);
    }

    private static Map<Group, Integer> categories(Collection<TorrentRow> rows, Organisation organisation) {
        Map<Group, Integer> counts = new LinkedHashMap<>();
        organisation.categories().forEach(one -> counts.put(new Group.ByCategory(Optional.of(one.name())), 0));
        return counted(rows, counts, new Group.ByCategory(Optional.empty()));
    }

    private static Map<Group, Integer> tags(Collection<TorrentRow> rows, Organisation organisation) {
        Map<Group, Integer> counts = new LinkedHashMap<>();
        organisation.tags().forEach(tag -> counts.put(new Group.ByTag(Optional.of(tag)), 0));
        return counted(rows, counts, new Group.ByTag(Optional.empty()));
    }

    /** The line for those without stands last, and only if there is another. */
    private static Map<Group, Integer> counted(Collection<TorrentRow> rows, Map<Group, Integer> counts, Group without) {
        if (!counts.isEmpty()) {
            counts.put(without, 0);
        }
        counts.replaceAll((group, none) -> (int) rows.stream().filter(group).count());
        return counts;
    }
}
