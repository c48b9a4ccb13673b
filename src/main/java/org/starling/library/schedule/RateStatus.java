package org.starling.library.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rates hold at the moment.
 *
 * @param byHand the user has switched, so the schedule waits for its next change
 * @param nextChange when the schedule changes them; empty if it is off or never does
 */
public record RateStatus(RateMode mode, boolean byHand, Optional<Instant> nextChange) {
    public static final RateStatus NORMAL = new RateStatus(RateMode.NORMAL, false, Optional.empty());
}
