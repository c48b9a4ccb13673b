package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.Optional;
import org.starling.engine.TrackerSnapshot;

/** How an announce ended. */
public sealed interface TrackerOutcome {

    record Answered(TrackerReply reply) implements TrackerOutcome {}

    /**
     * @param problem one of the states that name a failure
     * @param text the tracker's own words, fit to be shown, empty if it said nothing
     * @param retry when the tracker wants to be asked again (BEP 31)
     */
    record Failed(TrackerSnapshot.State problem, String text, Optional<Duration> retry) implements TrackerOutcome {

        public static Failed of(TrackerSnapshot.State problem) {
            return new Failed(problem, "", Optional.empty());
        }
    }
}
