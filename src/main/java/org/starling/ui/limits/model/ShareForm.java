package org.starling.ui.limits.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.starling.library.share.ShareLimits;
import org.starling.ui.transfers.model.Measure;

/**
 * What is typed about how long something is shared.
 *
 * @param ratio as {@link Measure#RATIO}; the other two as {@link Measure#MINUTES}
 */
public record ShareForm(
        Source source, String ratio, String seeding, String idle, ShareLimits.Match match, ShareLimits.Then then) {

    /** Whose limits hold; each has words for the user. */
    public enum Source {
        /** Several torrents have different ones: they stay as they are. */
        UNCHANGED,
        /** Those of the category, or of all. */
        INHERITED,
        OWN,
        /** None: it is shared for ever. */
        FOREVER
    }

    /** Of several torrents whose limits differ. */
    public static final ShareForm DIFFERENT = of(Optional.empty()).with(Source.UNCHANGED);

    private static final long MOST_MINUTES = 100_000_000;

    public static ShareForm of(Optional<ShareLimits> own) {
        ShareLimits limits = own.orElse(ShareLimits.NONE);
        Source source = own.isEmpty() ? Source.INHERITED : limits.isNone() ? Source.FOREVER : Source.OWN;
        return new ShareForm(
                source,
                limits.ratio()
                        .map(ratio -> Measure.RATIO.shown(Math.round(ratio * 100)))
                        .orElse(""),
                minutes(limits.seeding()),
                minutes(limits.idle()),
                limits.match(),
                limits.then());
    }

    public ShareForm with(Source changed) {
        return new ShareForm(changed, ratio, seeding, idle, match, then);
    }

    /** What of it is no number; empty if all can be used. */
    public Optional<String> trouble() {
        if (source != Source.OWN) {
            return Optional.empty();
        }
        if (percent().isEmpty()) {
            return Optional.of(ratio);
        }
        return duration(seeding).isEmpty()
                ? Optional.of(seeding)
                : duration(idle).isEmpty() ? Optional.of(idle) : Optional.empty();
    }

    /** Its own limits, or none of its own; only if there is no {@link #trouble}, and not {@link Source#UNCHANGED}. */
    public Optional<ShareLimits> read() {
        return switch (source) {
            case UNCHANGED, INHERITED -> Optional.empty();
            case FOREVER -> Optional.of(ShareLimits.NONE);
            case OWN ->
                Optional.of(new ShareLimits(
                        some(percent()).map(percent -> percent / 100.0),
                        some(duration(seeding)).map(Duration::ofMinutes),
                        some(duration(idle)).map(Duration::ofMinutes),
                        match,
                        then));
        };
    }

    private OptionalLong percent() {
        return bounded(Measure.RATIO.parse(ratio));
    }

    private static OptionalLong duration(String typed) {
        return bounded(Measure.MINUTES.parse(typed));
    }

    private static OptionalLong bounded(OptionalLong number) {
        return number.isPresent() && number.getAsLong() > MOST_MINUTES ? OptionalLong.empty() : number;
    }

    private static Optional<Long> some(OptionalLong number) {
        return number.getAsLong() == 0 ? Optional.empty() : Optional.of(number.getAsLong());
    }

    private static String minutes(Optional<Duration> time) {
        return time.map(limit -> Measure.MINUTES.shown(limit.toMinutes())).orElse("");
    }
}
