package org.starling.library.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Decides whether a torrent has been shared enough. Pure. */
public final class ShareRules {
    private ShareRules() {}

    /** What is known of a complete torrent that is shared. */
    public record Facts(double ratio, Duration seeding, Duration idle) {}

    /** Data that was there already counts as if it had been downloaded. */
    public static double ratio(long uploaded, long downloaded, long verified) {
        long had = Math.max(downloaded, verified);
        return had <= 0 ? 0 : (double) uploaded / had;
    }

    public static boolean isReached(ShareLimits limits, Facts facts) {
        List<Boolean> reached = new ArrayList<>();
        limits.ratio().ifPresent(limit -> reached.add(facts.ratio() >= limit));
        limits.seeding().ifPresent(limit -> reached.add(facts.seeding().compareTo(limit) >= 0));
        limits.idle().ifPresent(limit -> reached.add(facts.idle().compareTo(limit) >= 0));
        return switch (limits.match()) {
            case ANY -> reached.contains(true);
            case ALL -> !reached.isEmpty() && !reached.contains(false);
        };
    }
}
