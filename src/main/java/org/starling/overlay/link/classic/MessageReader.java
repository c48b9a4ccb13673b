package org.starling.overlay.link.classic;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.starling.net.Stream;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;

/**
 * Cuts a stream into messages: four bytes of length, one of id, the payload; a length of 0 is a sign of life. It asks
 * whether id and length may be before it takes memory for the payload, and takes no more of it than twice what has
 * arrived. It never reads past the message it is at, so the stream can change its owner between two.
 */
final class MessageReader {
    private static final int LENGTH = 4;
    private static final int FIRST_CHUNK = 2048;

    private final ByteBuffer head = ByteBuffer.allocate(LENGTH + 1);
    private byte @Nullable [] payload;
    private int filled;
    private int expected;

    /** Who wants the messages. */
    interface Target {
        /** Whether to read on; asked before each message. */
        boolean isReading();

        /**
         * The most bytes that may stand behind this id.
         *
         * @throws LinkException if the id must not come now
         */
        int maxPayload(int id) throws LinkException;

        /** Bytes have arrived. */
        void onBytes(int count) throws LinkException;

        void onMessage(int id, byte[] payload) throws LinkException;
    }

    /** Reads until there is nothing more for now, or the target wants no more. */
    void read(Stream stream, Target target) throws IOException, LinkException {
        while (target.isReading() && (payload == null ? head(stream, target) : payload(stream, payload, target))) {
            // Each turn completes a part of a message.
        }
    }

    private boolean head(Stream stream, Target target) throws IOException, LinkException {
        head.limit(LENGTH);
        if (!fill(stream, head, target)) {
            return false;
        }
        int length = head.getInt(0);
        if (length == 0) {
            head.clear();
            return true;
        }
        head.limit(LENGTH + 1);
        if (!fill(stream, head, target)) {
            return false;
        }
        int most = target.maxPayload(id());
        if (length < 0 || length - 1 > most) {
            throw new LinkException(LinkEnd.OVERSIZED, "id " + id() + " with " + length);
        }
        expected = length - 1;
        payload = new byte[Math.min(expected, FIRST_CHUNK)];
        filled = 0;
        return true;
    }

    private boolean payload(Stream stream, byte[] into, Target target) throws IOException, LinkException {
        ByteBuffer rest = ByteBuffer.wrap(into, filled, into.length - filled);
        boolean full = fill(stream, rest, target);
        filled = rest.position();
        if (!full) {
            return false;
        }
        if (filled < expected) {
            payload = Arrays.copyOf(into, (int) Math.min(expected, 2L * into.length));
            return true;
        }
        payload = null;
        head.clear();
        target.onMessage(id(), into);
        return true;
    }

    private int id() {
        return Byte.toUnsignedInt(head.get(LENGTH));
    }

    private static boolean fill(Stream stream, ByteBuffer into, Target target) throws IOException, LinkException {
        while (into.hasRemaining()) {
            int count = stream.read(into);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                return false;
            }
            target.onBytes(count);
        }
        return true;
    }
}
