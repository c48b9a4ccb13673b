package org.starling.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A tracker of a torrent at one moment; immutable.
 *
 * @param url as the torrent names it: it may hold a passkey, so it belongs into no log
 * @param tier counted from 0 (BEP 12)
 * @param text what the tracker itself said last, fit to be shown, often empty
 * @param peers addresses in its last answer
 * @param seeds as the tracker counts them, empty if it does not say; so are leechers
 * @param downloads how often the torrent was completed, as the tracker counts it
 * @param nextSeconds until it is asked again, empty if that is not planned
 */
public record TrackerSnapshot(
        String url,
        int tier,
        State state,
        String text,
        int peers,
        OptionalLong seeds,
        OptionalLong leechers,
        OptionalLong downloads,
        OptionalLong nextSeconds) {

    /** How it stands with a tracker. */
    public enum State {
        /** Not asked: another one of its tier works, its turn has not come, or the torrent does not run. */
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

        /** It was asked, or cannot be asked, and is of no use. */
        public boolean isFailure() {
            return this != IDLE && this != ANNOUNCING && this != WORKING;
        }
    }

    /** A tracker that was not asked yet. */
    public static TrackerSnapshot idle(String url, int tier) {
        OptionalLong none = OptionalLong.empty();
        return new TrackerSnapshot(url, tier, State.IDLE, "", 0, none, none, none, none);
    }

    /** The trackers of a torrent that were not asked yet. */
    public static List<TrackerSnapshot> idle(List<List<String>> tiers) {
        List<TrackerSnapshot> all = new ArrayList<>();
        for (int tier = 0; tier < tiers.size(); tier++) {
            for (String url : tiers.get(tier)) {
                all.add(idle(url, tier));
            }
        }
        return all;
    }
}
