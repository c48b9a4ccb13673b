package org.starling.library;

import java.time.Duration;
import org.starling.engine.EngineLimits;
import org.starling.library.finish.FinishOptions;
import org.starling.library.queue.QueueLimits;
import org.starling.library.schedule.RatePlan;
import org.starling.library.share.ShareLimits;

/**
 * What holds for all torrents; changeable at any time.
 *
 * @param limits in the normal mode
 * @param share of torrents that have no limits of their own, nor by their category
 * @param reserve bytes that downloads leave free on a disk; 0: the guard is off
 * @param undoFor how long removed data and other steps are kept
 */
public record LibraryOptions(
        EngineLimits limits,
        RatePlan rates,
        QueueLimits queue,
        ShareLimits share,
        LandingOptions landing,
        FinishOptions finish,
        long reserve,
        Duration undoFor) {

    public static final LibraryOptions USUAL = new LibraryOptions(
            EngineLimits.USUAL,
            RatePlan.NONE,
            QueueLimits.NONE,
            ShareLimits.NONE,
            LandingOptions.NONE,
            FinishOptions.NONE,
            0,
            Duration.ofHours(1));

    public LibraryOptions withLimits(EngineLimits changed) {
        return new LibraryOptions(changed, rates, queue, share, landing, finish, reserve, undoFor);
    }

    public LibraryOptions withQueue(QueueLimits changed) {
        return new LibraryOptions(limits, rates, changed, share, landing, finish, reserve, undoFor);
    }

    public LibraryOptions withRates(RatePlan changed) {
        return new LibraryOptions(limits, changed, queue, share, landing, finish, reserve, undoFor);
    }

    public LibraryOptions withShare(ShareLimits changed) {
        return new LibraryOptions(limits, rates, queue, changed, landing, finish, reserve, undoFor);
    }

    public LibraryOptions withLanding(LandingOptions changed) {
        return new LibraryOptions(limits, rates, queue, share, changed, finish, reserve, undoFor);
    }

    public LibraryOptions withFinish(FinishOptions changed) {
        return new LibraryOptions(limits, rates, queue, share, landing, changed, reserve, undoFor);
    }

    public LibraryOptions withReserve(long changed) {
        return new LibraryOptions(limits, rates, queue, share, landing, finish, changed, undoFor);
    }
}
