package org.starling.sim;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.PeerMessage;

/** A message on its way, a block with its bytes, or the end of the stream. */
record Frame(@Nullable PeerMessage message, int piece, int offset, ByteBuffer block, int size) {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** Of a packet without data. */
    private static final int END_SIZE = 40;
    /** Closes the stream. */
    static final Frame END = new Frame(null, 0, 0, NOTHING, END_SIZE);

    static Frame of(PeerMessage message) {
        return new Frame(message, 0, 0, NOTHING, sizeOf(message));
    }

    static Frame of(int piece, int offset, ByteBuffer block) {
        return new Frame(null, piece, offset, block, 13 + block.remaining());
    }

    boolean isEnd() {
        return message == null && size == END_SIZE && !block.hasRemaining();
    }

    /** What tells apart two runs that should have been the same. */
    int fingerprint() {
        int kind = message == null ? 0 : message.getClass().getSimpleName().hashCode();
        return 31 * (31 * (31 * kind + piece) + offset) + size;
    }

    private static int sizeOf(PeerMessage message) {
        if (message instanceof PeerMessage.Bitfield bitfield) {
            return 5 + bitfield.bits().length;
        }
        if (message instanceof PeerMessage.Extended extended) {
            return 6 + extended.payload().remaining();
        }
        boolean long17 = message instanceof PeerMessage.Request || message instanceof PeerMessage.Cancel;
        return long17 ? 17 : message instanceof PeerMessage.Have ? 9 : 5;
    }
}
