package org.starling.overlay.link.secure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.starling.overlay.link.LinkException;

/** Messages to frames: a message starts a frame, and each of its frames but the last is full. */
final class MessageSplitter {
    private static final int LENGTH = 4;

    private MessageSplitter() {}

    /**
     * Whether a message can be sent at all. Frames have {@link SecureLimits#MIN_FRAME} bytes at least, so one that
     * would leave a single byte for its last frame cannot.
     */
    static boolean fits(Message message) {
        return message.length() % SecureLimits.FULL_FRAME != 1
                && message.payload().length <= SecureLimits.maxPayload(message.id());
    }

    /** The frames of the message, encrypted, each with its length in front. */
    static List<ByteBuffer> frames(Message message, NoiseChannel channel) throws LinkException {
        byte[] plain = ByteBuffer.allocate(message.length())
                .putInt(1 + message.payload().length)
                .put((byte) message.id())
                .put(message.payload())
                .array();
        List<ByteBuffer> frames = new ArrayList<>();
        for (int at = 0; at < plain.length; at += SecureLimits.FULL_FRAME) {
            int length = Math.min(SecureLimits.FULL_FRAME, plain.length - at);
            ByteBuffer frame = ByteBuffer.allocate(LENGTH + length + SecureLimits.TAG);
            frame.putInt(0, length + SecureLimits.TAG);
            channel.seal(plain, at, length, frame.array(), LENGTH);
            frames.add(frame);
        }
        return frames;
    }
}
