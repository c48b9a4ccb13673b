package org.starling.engine.discovery.tracker;

import java.util.Optional;
import org.starling.engine.discovery.Announcement;
import org.starling.wire.bencode.BString;

/**
 * One announce.
 *
 * @param wanted peers that the answer should hold at most
 * @param trackerId what the tracker gave us to send back
 * @param known this tracker answered before, so it is likely to be quick
 */
public record AnnounceQuery(
        Announcement announcement,
        Announcement.Numbers numbers,
        AnnounceEvent event,
        int wanted,
        Optional<BString> trackerId,
        boolean known) {}
