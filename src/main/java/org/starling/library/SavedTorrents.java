package org.starling.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The list as it was saved, for looking at it while nothing runs. Changes nothing on disk. */
public final class SavedTorrents {
    private SavedTorrents() {}

    /** In the order of adding; empty if the folder is not there. */
    public static List<TorrentView> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        return new EntryStore(folder)
                .load().entries().stream()
                        .map(entry -> new ManagedTorrent(entry).view())
                        .toList();
    }
}
