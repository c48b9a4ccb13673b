package org.starling.engine.discovery.tracker;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.PeerSearch;
import org.starling.net.EventLoop;

/**
 * What the tiers of a torrent share.
 *
 * @param numbers what trackers are told of this moment
 * @param slots for trackers that have not answered yet
 * @param changed run after every change of a tracker's state
 */
record TierContext(
        PeerSearch search,
        AnnouncerParts parts,
        Supplier<Numbers> numbers,
        AnnounceTimes times,
        Slots slots,
        Runnable changed) {

    private static final int WANTED = 200;

    EventLoop loop() {
        return parts.loop();
    }

    RandomGenerator random() {
        return parts.random();
    }

    AnnounceQuery query(Tracker asked, AnnounceEvent event) {
        Numbers now = numbers.get();
        int wanted = event == AnnounceEvent.STOPPED ? 0 : WANTED;
        return new AnnounceQuery(
                search.announcement(),
                event == AnnounceEvent.COMPLETED ? new Numbers(now.uploaded(), now.downloaded(), 0) : now,
                event,
                wanted,
                asked.id(),
                asked.answers());
    }

    /** Asks for the counts that the tracker did not tell with its answer (BEP 48). */
    void scrape(Tracker tracker) {
        tracker.scrape(parts.scrapes(), search.torrent(), changed);
    }
}
