package org.starling.app.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.FilePriority;

/**
 * What a command line asks of the instance. Paths are absolute: the caller has resolved them in its own working
 * folder.
 */
public sealed interface Request {

    /**
     * Adds a torrent, or goes on with the one that is there.
     *
     * @param source absolute path of a .torrent file, http(s) address of one, magnet link or bare infohash
     * @param folder for the data
     * @param folderGiven the user named the folder, so a torrent that lies elsewhere is an error
     * @param order in which pieces are fetched
     * @param files pattern of the files to fetch; empty: all
     * @param peers as {@code address:port}
     */
    record Add(
            String source, String folder, boolean folderGiven, Order order, Optional<String> files, List<String> peers)
            implements Request {
        public Add {
            peers = List.copyOf(peers);
        }
    }

    /** Rows of the selected torrents; no selector means all. */
    record Show(List<String> selectors) implements Request {
        public Show {
            selectors = List.copyOf(selectors);
        }
    }

    /** Does the same to all selected torrents; answers with their rows from before. */
    record Act(Action action, List<String> selectors) implements Request {
        public Act {
            selectors = List.copyOf(selectors);
        }
    }

    record ShowFiles(String selector) implements Request {}

    record ChangeFiles(String selector, List<FileChange> changes) implements Request {
        public ChangeFiles {
            changes = List.copyOf(changes);
        }
    }

    record Move(String selector, String folder) implements Request {}

    /** Changes the limits of the selected torrents, or of all together without a selector, and shows them. */
    record Limit(List<String> selectors, LimitChange change) implements Request {
        public Limit {
            selectors = List.copyOf(selectors);
        }
    }

    /** Brings the window to the front and offers it torrents or an invitation; the user says there what is added. */
    record Present(List<String> sources) implements Request {
        public Present {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Looks at, or changes, how the list as a whole is arranged.
     *
     * @param words names and selectors, as the topic takes them
     * @param options by name without dashes; those that take no value have {@code true}
     */
    record Manage(Topic topic, List<String> words, Map<String, String> options) implements Request {
        public Manage {
            words = List.copyOf(words);
            options = Map.copyOf(options);
        }

        public boolean has(String option) {
            return options.containsKey(option);
        }

        public Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }
    }

    /** What {@link Manage} is about. */
    enum Topic {
        QUEUE,
        CATEGORY,
        TAG,
        SHARE,
        SCHEDULE,
        WATCH,
        UNDO,
        BAN,
        SETTINGS,
        OVERLAY,
        ID,
        FRIEND,
        PLAY,
        PORT
    }

    /** How it stands with the DHT. */
    record ShowDht() implements Request {}

    /** A closer look, which changes nothing. */
    sealed interface Watch extends Request {}

    /** The connected peers of one torrent. */
    record ShowPeers(String selector) implements Watch {}

    /** The trackers of one torrent. */
    record ShowTrackers(String selector) implements Watch {}

    /** Why torrents fare as they do; no selector means all. */
    record Explain(List<String> selectors) implements Watch {
        public Explain {
            selectors = List.copyOf(selectors);
        }
    }

    /** Totals of all torrents together. */
    record ShowTotals() implements Watch {}

    /** What {@link Act} does. */
    enum Action {
        PAUSE,
        RESUME,
        RECHECK,
        REMOVE,
        REMOVE_WITH_DATA
    }

    /** Pieces one after the other; first and last pieces of files before the others. */
    record Order(boolean sequential, boolean firstLast) {
        public static final Order USUAL = new Order(false, false);
    }

    /** A change of files, named by number (from 1) or by pattern, or of the order in which they come. */
    sealed interface FileChange {
        record Prioritise(String files, FilePriority priority) implements FileChange {}

        record Rename(String file, String path) implements FileChange {}

        /** Only these files, none of the others. */
        record Only(String files) implements FileChange {}

        record Sequential(boolean on) implements FileChange {}

        record FirstLast(boolean on) implements FileChange {}
    }
}
