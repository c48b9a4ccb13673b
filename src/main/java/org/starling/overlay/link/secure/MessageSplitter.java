package org.starling.overlay.link.secure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.starling.overlay.link.LinkException;

/** Messages to frames: a message starts a frame, and there is one way only to cut it. */
final class MessageSplitter {
    private static final int LENGTH = 4;

    private MessageSplitter() {}

    /** Whether the message may be sent at all. */
    static boolean fits(Message message) {
        return message.payload().length <= SecureLimits.maxPayload(message.id());
    }

    /**
     * Bytes of plaintext in the next frame of a message. Frames are full but for the last one, which has two bytes at
     * least ({@link SecureLimits#MIN_FRAME}): if a single one would be left for it, the frame before leaves one more.
     *
     * @param left of the message, its length and id included
     */
    static int next(int left) {
        if (left == SecureLimits.FULL_FRAME + 1) {
            return SecureLimits.FULL_FRAME - 1;
        }
        return Math.min(SecureLimits.FULL_FRAME, left);
    }

    /** The frames of the message, encrypted, each with its length in front. */
    static List<ByteBuffer> frames(Message message, NoiseChannel channel) throws LinkException {
        byte[] plain = ByteBuffer.allocate(message.length())
                .putInt(1 + message.payload().length)
                .put((byte) message.id())
                .put(message.payload())
                .array();
        List<ByteBuffer> frames = new ArrayList<>();
        int length;
        for (int at = 0; at < plain.length; at += length) {
            length = next(plain.length - at);
            ByteBuffer frame = ByteBuffer.allocate(LENGTH + length + SecureLimits.TAG);
            frame.putInt(0, length + SecureLimits.TAG);
            channel.seal(plain, at, length, frame.array(), LENGTH);
            frames.add(frame);
        }
        return frames;
    }
}
