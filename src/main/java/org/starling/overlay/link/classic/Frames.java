package org.starling.overlay.link.classic;

import java.nio.ByteBuffer;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.OverlayMessage;

/** Messages as they go on the wire. */
final class Frames {
    private static final int HEAD = 5;

    private Frames() {}

    static ByteBuffer of(int id, byte[] payload) {
        return ByteBuffer.allocate(HEAD + payload.length)
                .putInt(1 + payload.length)
                .put((byte) id)
                .put(payload)
                .flip();
    }

    static ByteBuffer of(OverlayMessage message, Dialect dialect) {
        return of(message.id(), message.payload(dialect));
    }
}
