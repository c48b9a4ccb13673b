package org.starling.library.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the user has switched to by hand. Pure.
 *
 * @param at when
 */
public record RateSwitch(RateMode mode, Instant at) {

    /**
     * Which rates hold: those switched to by hand until the schedule changes them next, otherwise those of the
     * schedule.
     */
    public static RateStatus status(RatePlan plan, Optional<RateSwitch> byHand, Instant now, ZoneId zone) {
        if (!plan.scheduled()) {
            return new RateStatus(
                    byHand.map(RateSwitch::mode).orElse(RateMode.NORMAL), byHand.isPresent(), Optional.empty());
        }
        Optional<Instant> next = change(plan, now, zone);
        Optional<RateSwitch> holding = byHand.filter(
                chosen -> change(plan, chosen.at(), zone).map(now::isBefore).orElse(true));
        RateMode mode = holding.map(RateSwitch::mode).orElseGet(() -> WeekClock.modeAt(plan.grid(), now.atZone(zone)));
        return new RateStatus(mode, holding.isPresent(), next);
    }

    private static Optional<Instant> change(RatePlan plan, Instant from, ZoneId zone) {
        return WeekClock.nextChange(plan.grid(), from.atZone(zone)).map(time -> time.toInstant());
    }
}
