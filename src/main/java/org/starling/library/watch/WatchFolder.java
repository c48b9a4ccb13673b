package org.starling.library.watch;

import java.nio.file.Path;
import java.util.Optional;
import org.starling.library.category.Labels;

/**
 * A folder whose .torrent and .magnet files are added.
 *
 * @param folder absolute
 * @param subfolders are looked at too
 * @param saveTo for the data; empty: the folder of the category, or the usual one
 * @param after what becomes of a file that was added
 */
public record WatchFolder(
        Path folder, boolean subfolders, Optional<Path> saveTo, Labels labels, boolean paused, After after) {

    /** What becomes of a file that was added. */
    public enum After {
        /** It gets {@code .added} at the end of its name. */
        RENAME,
        DELETE
    }
}
