package org.starling.overlay.dialback;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.starling.net.Stream;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.HandshakeException;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** The 68 bytes of a return connection, either way: an infohash of its own, and a peer id without versions. */
final class DialbackHandshake {
    private static final Reserved RESERVED = new Reserved(0x0000_0000_0030_0000L);
    private static final int VERSIONS_AT = 16;

    private final ByteBuffer bytes = ByteBuffer.allocate(HandshakeBytes.LENGTH);

    /** Ours. */
    static ByteBuffer ours(OverlayPeerId self, RandomGenerator random) {
        byte[] id = self.id().bytes();
        for (int i = VERSIONS_AT; i < id.length; i++) {
            id[i] = (byte) ('a' + random.nextInt(26));
        }
        return ByteBuffer.wrap(new HandshakeBytes(RESERVED, InfoHash.DIALBACK, PeerId.of(id)).encode());
    }

    /** Reads on; true when all 68 are there. */
    boolean read(Stream stream) throws IOException {
        while (bytes.hasRemaining()) {
            int count = stream.read(bytes);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                return false;
            }
        }
        return true;
    }

    /** What the other end sent. */
    OverlayPeerId theirs() throws LinkException {
        try {
            HandshakeBytes handshake = HandshakeBytes.parse(bytes.duplicate().flip());
            if (!handshake.infoHash().equals(InfoHash.DIALBACK)) {
                throw new LinkException(LinkEnd.BAD_HANDSHAKE, "another swarm");
            }
            return OverlayPeerId.of(handshake.peerId());
        } catch (HandshakeException e) {
            throw new LinkException(LinkEnd.BAD_HANDSHAKE, e.reason().name());
        }
    }
}
