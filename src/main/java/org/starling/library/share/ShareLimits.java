package org.starling.library.share;

import java.time.Duration;
import java.util.Optional;

/**
 * When a complete torrent has been shared enough. Without any limit it is shared for ever.
 *
 * @param ratio uploaded for each byte that it has
 * @param seeding time of seeding in all runs
 * @param idle time without anybody taking anything, in this run
 * @param match whether one limit is enough
 */
public record ShareLimits(
        Optional<Double> ratio, Optional<Duration> seeding, Optional<Duration> idle, Match match, Then then) {

    public static final ShareLimits NONE =
            new ShareLimits(Optional.empty(), Optional.empty(), Optional.empty(), Match.ANY, Then.PAUSE);

    /** Of several limits. */
    public enum Match {
        ANY,
        ALL
    }

    /** What happens to a torrent that was shared enough. */
    public enum Then {
        PAUSE,
        REMOVE,
        REMOVE_WITH_DATA
    }

    public ShareLimits {
        if (ratio.filter(limit -> !(limit >= 0 && limit <= 1e9)).isPresent()
                || seeding.filter(Duration::isNegative).isPresent()
                || idle.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("a limit that cannot be reached");
        }
    }

    public boolean isNone() {
        return ratio.isEmpty() && seeding.isEmpty() && idle.isEmpty();
    }
}
