package org.starling.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The user's wishes for one torrent, all of them changeable while it runs.
 *
 * @param folder the data lies in it, under the torrent's name
 * @param priorities by file index; empty means all normal
 * @param renames new relative path by file index
 * @param sequential pieces in order, for watching while it loads
 * @param firstAndLastFirst first and last pieces of each wanted file before the others
 * @param preallocate reserve the space of wanted files at once
 * @param limits of its traffic and connections
 */
public record TorrentSettings(
        Path folder,
        List<FilePriority> priorities,
        Map<Integer, String> renames,
        boolean sequential,
        boolean firstAndLastFirst,
        boolean preallocate,
        TorrentLimits limits) {

    public TorrentSettings {
        priorities = List.copyOf(priorities);
        renames = Map.copyOf(renames);
    }

    /** Without limits of its own. */
    public TorrentSettings(
            Path folder,
            List<FilePriority> priorities,
            Map<Integer, String> renames,
            boolean sequential,
            boolean firstAndLastFirst,
            boolean preallocate) {
        this(folder, priorities, renames, sequential, firstAndLastFirst, preallocate, TorrentLimits.NONE);
    }

    public static TorrentSettings in(Path folder) {
        return new TorrentSettings(folder, List.of(), Map.of(), false, false, false);
    }

    public FilePriority priority(int file) {
        return file < priorities.size() ? priorities.get(file) : FilePriority.NORMAL;
    }

    public TorrentSettings withPriorities(List<FilePriority> changed) {
        return new TorrentSettings(folder, changed, renames, sequential, firstAndLastFirst, preallocate, limits);
    }

    public TorrentSettings withRenames(Map<Integer, String> changed) {
        return new TorrentSettings(folder, priorities, changed, sequential, firstAndLastFirst, preallocate, limits);
    }

    public TorrentSettings withFolder(Path changed) {
        return new TorrentSettings(changed, priorities, renames, sequential, firstAndLastFirst, preallocate, limits);
    }

    public TorrentSettings withOrder(boolean sequentialNow, boolean firstAndLastNow) {
        return new TorrentSettings(folder, priorities, renames, sequentialNow, firstAndLastNow, preallocate, limits);
    }

    public TorrentSettings withLimits(TorrentLimits changed) {
        return new TorrentSettings(folder, priorities, renames, sequential, firstAndLastFirst, preallocate, changed);
    }
}
