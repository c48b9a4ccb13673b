package org.starling.ui.program.overlay;

import java.time.Instant;
import java.util.List;

/**
 * Something that was told to somebody; immutable.
 *
 * @param name of whom it was told, or the end of their PermID
 * @param what each thing: recorded words, or infohashes; of many the first ones
 * @param count how many they were
 */
public record Told(Instant at, String permId, String name, Subject subject, List<String> what, int count) {
    public Told {
        what = List.copyOf(what);
    }

    /** What it is about. */
    public enum Subject {
        FRIENDSHIP,
        PROFILE,
        WHEREABOUTS,
        NEW_KEY,
        TORRENT_FILE,
        TORRENTS
    }
}
