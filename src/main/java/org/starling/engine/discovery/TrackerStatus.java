package org.starling.engine.discovery;

import java.util.OptionalLong;
import org.starling.engine.TrackerSnapshot;

/**
 * One tracker as the user sees it. Immutable.
 *
 * @param url as the torrent names it: it may hold a passkey, so it belongs into no log
 * @param tier counted from 0 (BEP 12)
 * @param text what the tracker itself said last, fit to be shown, often empty
 * @param peers peers in its last answer
 * @param seeds as the tracker counts them, empty if it does not say; so are leechers
 * @param nextNanos time of the next announce on the loop's clock, empty if none is planned
 * @param downloads how often the torrent was completed, as the tracker counts it
 */
public record TrackerStatus(
        String url,
        int tier,
        TrackerSnapshot.State state,
        String text,
        int peers,
        OptionalLong seeds,
        OptionalLong leechers,
        OptionalLong nextNanos,
        OptionalLong downloads) {
    private static final long SECOND = 1_000_000_000L;

    /** The same without the loop's clock, for other layers. */
    public TrackerSnapshot at(long now) {
        OptionalLong wait = nextNanos.isPresent()
                ? OptionalLong.of(Math.max(0, (nextNanos.getAsLong() - now) / SECOND))
                : OptionalLong.empty();
        return new TrackerSnapshot(url, tier, state, text, peers, seeds, leechers, downloads, wait);
    }
}
