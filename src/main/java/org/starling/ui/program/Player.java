package org.starling.ui.program;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.starling.wire.InfoHash;

/** Lets other programs play files while they load. */
public interface Player {

    /**
     * A playlist with one entry, for whatever the desktop opens those with.
     *
     * @param file its number in the torrent; empty for the one that is most likely meant
     */
    CompletableFuture<Path> playlist(InfoHash torrent, OptionalInt file);
}
