package org.starling.engine.discovery.tracker;

import java.util.random.RandomGenerator;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.PeerSearch;
import org.starling.net.EventLoop;

/**
 * What the tiers of a torrent share.
 *
 * @param slots for trackers that have not answered yet
 * @param changed run after every change of a tracker's state
 */
record TierContext(
        PeerSearch search, EventLoop loop, RandomGenerator random, AnnounceTimes times, Slots slots, Runnable changed) {

    private static final int WANTED = 200;

    AnnounceQuery query(Tracker asked, AnnounceEvent event, Numbers numbers) {
        int wanted = event == AnnounceEvent.STOPPED ? 0 : WANTED;
        return new AnnounceQuery(search.announcement(), numbers, event, wanted, asked.id(), asked.registered());
    }
}
