package org.starling.overlay.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.Reserved;

/**
 * Where connections with the all-zero infohash arrive. The doorkeeper gives each a place or turns it away, and the
 * reserved bits, which stand before the peer id that some originals send later, tell which kind of link it asks for.
 * Loop thread.
 */
public final class OverlayDoor implements OverlayAcceptor {
    private final Doorkeeper doorkeeper;
    private final LinkCounters counters;
    private final Entrance secure;
    private final Entrance classic;

    /** Who authenticates one kind of link. */
    @FunctionalInterface
    public interface Entrance {
        /**
         * Takes over the connection, to be read from the first byte of the handshake, of which 48 are there.
         *
         * @param visit to be told who the new owner is, and when the link is authenticated or has ended
         */
        void accept(Stream stream, Doorkeeper.Visit visit);
    }

    public OverlayDoor(Doorkeeper doorkeeper, LinkCounters counters, Entrance secure, Entrance classic) {
        this.doorkeeper = doorkeeper;
        this.counters = counters;
        this.secure = secure;
        this.classic = classic;
    }

    @Override
    public void accept(RawLink link) {
        Stream stream = link.stream();
        Optional<Doorkeeper.Visit> visit =
                doorkeeper.admit(stream.remote().getAddress(), reason -> expel(stream, reason));
        if (visit.isPresent()) {
            stream.handler(new Head(visit.get()));
        } else {
            stream.close(LinkEnd.NETWORK_FULL.name());
        }
    }

    private void expel(Stream stream, LinkEnd reason) {
        counters.count(reason);
        stream.close(reason.name());
    }

    /** Reads as far as the infohash and gives everything back. */
    private final class Head implements StreamHandler {
        private final Doorkeeper.Visit visit;
        private final ByteBuffer bytes = ByteBuffer.allocate(HandshakeBytes.INFOHASH_END);

        Head(Doorkeeper.Visit visit) {
            this.visit = visit;
        }

        @Override
        public void onReadable(Stream stream) throws IOException {
            int count = stream.read(bytes);
            while (count > 0 && bytes.hasRemaining()) {
                count = stream.read(bytes);
            }
            if (!bytes.hasRemaining()) {
                handOver(stream);
            } else if (count < 0) {
                expel(stream, LinkEnd.REMOTE_CLOSED);
            }
        }

        @Override
        public void onClosed(Stream stream, String reason) {
            visit.over();
        }

        private void handOver(Stream stream) {
            Reserved reserved = new Reserved(bytes.getLong(HandshakeBytes.PREFIX_LENGTH));
            stream.unread(bytes.flip());
            (reserved.secureOverlay() ? secure : classic).accept(stream, visit);
        }
    }
}
