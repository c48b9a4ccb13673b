package org.starling.engine.discovery;

import java.util.OptionalLong;

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
        BAD_URL
    }
}
