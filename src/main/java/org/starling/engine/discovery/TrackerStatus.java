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
        State state,
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
        return new TrackerSnapshot(url, tier, state.shown(), text, peers, seeds, leechers, downloads, wait);
    }

    /** How it stands with a tracker. */
    public enum State {
        /** Not asked: another one of its tier works, or its turn has not come. */
        IDLE,
        ANNOUNCING,
        WORKING,
        /** No connection, or no answer in time. */
        UNREACHABLE,
        /** Its answer makes no sense. */
        BAD_ANSWER,
        /** It said no; {@link #text} tells why. */
        REFUSED,
        /** Nothing here speaks its protocol. */
        UNSUPPORTED,
        /** The URL is malformed, or one that must not be asked. */
        BAD_URL;

        private TrackerSnapshot.State shown() {
            return switch (this) {
                case IDLE -> TrackerSnapshot.State.IDLE;
                case ANNOUNCING -> TrackerSnapshot.State.ANNOUNCING;
                case WORKING -> TrackerSnapshot.State.WORKING;
                case UNREACHABLE -> TrackerSnapshot.State.UNREACHABLE;
                case BAD_ANSWER -> TrackerSnapshot.State.BAD_ANSWER;
                case REFUSED -> TrackerSnapshot.State.REFUSED;
                case UNSUPPORTED -> TrackerSnapshot.State.UNSUPPORTED;
                case BAD_URL -> TrackerSnapshot.State.BAD_URL;
            };
        }
    }
}
