package org.starling.overlay.link.classic;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.starling.net.Stream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.OverlayDoor;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/**
 * Tells links from the connections by which others dial us back; their infohash differs. Both come in without the bit
 * for a secure link.
 */
public record ClassicEntrance(OverlayDoor.Entrance links, OverlayDoor.Entrance returns)
        implements OverlayDoor.Entrance {
    @Override
    public void accept(Stream stream, Doorkeeper.Visit visit) {
        ByteBuffer head = ByteBuffer.allocate(HandshakeBytes.INFOHASH_END);
        try {
            int count = stream.read(head);
            while (count > 0 && head.hasRemaining()) {
                count = stream.read(head);
            }
        } catch (IOException e) {
            // Whoever gets the stream meets the same error when it reads.
            head.limit(head.position());
        }
        boolean whole = !head.hasRemaining() && head.limit() == head.capacity();
        stream.unread(head.flip());
        boolean back = whole && InfoHash.read(head.position(head.limit() - 20)).equals(InfoHash.DIALBACK);
        (back ? returns : links).accept(stream, visit);
    }
}
