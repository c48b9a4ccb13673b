package org.starling.engine.peer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.HandshakeException;
import org.starling.wire.InfoHash;

/**
 * The plaintext bytes of a handshake as they come in; never reads past them, so nothing has to be given back but
 * these.
 */
final class HandshakeHead {
    private final ByteBuffer bytes = ByteBuffer.allocate(HandshakeBytes.LENGTH);

    /** Reads up to so many bytes in all; true if they are there. */
    boolean fill(Stream stream, int upTo) throws IOException {
        if (bytes.position() >= upTo) {
            return true;
        }
        bytes.limit(upTo);
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

    boolean isEmpty() {
        return bytes.position() == 0;
    }

    /** What was read so far. */
    ByteBuffer read() {
        return bytes.duplicate().flip();
    }

    void clear() {
        bytes.clear();
    }

    /** False as soon as this cannot become a BitTorrent handshake. */
    boolean mayStart() {
        return HandshakeBytes.mayStart(read());
    }

    /** Once 48 bytes are there. */
    InfoHash infoHash() throws BadMessageException {
        if (!mayStart()) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "not a BitTorrent handshake");
        }
        return InfoHash.read(read().position(HandshakeBytes.INFOHASH_END - 20));
    }

    /** Once 68 bytes are there. */
    HandshakeBytes parse() throws BadMessageException {
        try {
            return HandshakeBytes.parse(read());
        } catch (HandshakeException e) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, e.reason().name());
        }
    }
}
