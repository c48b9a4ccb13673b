package org.starling.ui.transfers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.SafeNames;

/** Where a torrent's file or folder is. */
final class DataPlace {
    private DataPlace() {}

    /** Whether it is there yet or not. */
    static Path of(TorrentRow row) {
        return SafeNames.in(row.view().settings().folder(), row.name());
    }

    /** The same, or the folder that it will be in while it is not there. */
    static Path toOpen(TorrentRow row) {
        Path own = of(row);
        return Files.exists(own) ? own : row.view().settings().folder();
    }
}
