package org.starling.engine.discovery;

import java.util.function.Supplier;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/**
 * What a torrent tells trackers (BEP 3).
 *
 * @param key BEP 7: lets a tracker recognise us after our address changed
 */
public record Announcement(InfoHash torrent, PeerId self, int port, int key, Supplier<Numbers> numbers) {

    /** Bytes of this run; left counts what is missing of the whole torrent, or is 1 while a magnet does not know. */
    public record Numbers(long uploaded, long downloaded, long left) {}
}
