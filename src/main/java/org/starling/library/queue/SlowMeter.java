package org.starling.library.queue;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds out whether one torrent is slow, and does not change its mind for a moment's sake. One thread. */
public final class SlowMeter {
    private boolean slow;
    private @Nullable Instant otherwiseSince;

    /** @param below its rate is below the threshold now */
    public boolean update(boolean below, Instant now, Duration after) {
        if (below == slow) {
            otherwiseSince = null;
        } else if (otherwiseSince == null) {
            otherwiseSince = now;
        } else if (!now.isBefore(otherwiseSince.plus(after))) {
            slow = below;
            otherwiseSince = null;
        }
        return slow;
    }
}
