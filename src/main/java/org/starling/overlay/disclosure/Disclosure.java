package org.starling.overlay.disclosure;

import java.time.Instant;
import java.util.List;
import org.starling.overlay.permid.PermId;

/**
 * Something that was told to somebody.
 *
 * @param what each thing, in words or as an infohash; the first {@link #MOST_KEPT} of many
 * @param count how many they were
 */
public record Disclosure(Instant at, PermId to, Topic topic, List<String> what, int count) {
    /** Things that are kept of one disclosure. */
    public static final int MOST_KEPT = 100;

    public Disclosure {
        what = List.copyOf(what.subList(0, Math.min(what.size(), MOST_KEPT)));
    }

    static Disclosure of(Instant at, PermId to, Topic topic, List<String> what) {
        return new Disclosure(at, to, topic, what, what.size());
    }
}
