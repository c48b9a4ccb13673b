package org.starling.engine.discovery;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/**
 * What a torrent tells trackers (BEP 3).
 *
 * @param listening the port in our own network
 * @param outside the port on the router that leads to it
 * @param key BEP 7: lets a tracker recognise us after our address changed
 */
public record Announcement(
        InfoHash torrent, PeerId self, int listening, IntSupplier outside, int key, Supplier<Numbers> numbers) {

    /** For a client that is reached by the port it listens on. */
    public Announcement(InfoHash torrent, PeerId self, int port, int key, Supplier<Numbers> numbers) {
        this(torrent, self, port, () -> port, key, numbers);
    }

    /** The port by which the world reaches us, at this moment. */
    public int port() {
        return outside.getAsInt();
    }

    /** Bytes of this run; left counts what is missing of the whole torrent, or is 1 while a magnet does not know. */
    public record Numbers(long uploaded, long downloaded, long left) {}
}
