package org.starling.overlay.metadata;

import java.util.Optional;
import java.util.function.Consumer;
import org.starling.wire.InfoHash;

/** The torrent files that we have. */
@FunctionalInterface
public interface TorrentFiles {
    /** None at all. */
    TorrentFiles NONE = (torrent, answer) -> answer.accept(Optional.empty());

    /**
     * Looks for a file that strangers may have. What the user keeps to himself is not found.
     *
     * @param answer called once, on the loop thread, at once or later
     */
    void find(InfoHash torrent, Consumer<Optional<PublicTorrent>> answer);
}
