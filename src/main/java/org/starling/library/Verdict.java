package org.starling.library;

import java.util.Optional;
import org.starling.library.share.ShareLimits;

/**
 * What the last round decided about a torrent.
 *
 * @param position in the queue, from 1
 * @param share the limits of sharing that hold for it
 * @param down bytes a second that its category leaves it; 0 for no limit
 * @param up bytes a second that its category leaves it; 0 for no limit
 */
record Verdict(int position, Optional<Hold> hold, ShareLimits share, long down, long up) {
    static final Verdict NONE = new Verdict(0, Optional.empty(), ShareLimits.NONE, 0, 0);

    Verdict withRates(long downNow, long upNow) {
        return new Verdict(position, hold, share, downNow, upNow);
    }
}
