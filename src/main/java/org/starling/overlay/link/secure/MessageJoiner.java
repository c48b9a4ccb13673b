package org.starling.overlay.link.secure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;

/**
 * Frames to messages. Id and length are checked with the first frame, and memory is taken only for what has arrived:
 * an announced length costs nothing.
 */
final class MessageJoiner {
    private final List<byte[]> parts = new ArrayList<>();
    private int id;
    private int missing;

    /** The message that this frame completes. */
    Optional<Message> add(byte[] plain) throws LinkException {
        if (missing == 0) {
            begin(plain);
        } else {
            follow(plain);
        }
        return missing == 0 ? Optional.of(join()) : Optional.empty();
    }

    private void begin(byte[] plain) throws LinkException {
        if (plain.length < Message.HEADER) {
            throw new LinkException(LinkEnd.BAD_FRAME, "no message begins in " + plain.length + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(plain);
        long length = Integer.toUnsignedLong(header.getInt());
        id = Byte.toUnsignedInt(header.get());
        if (length == 0) {
            throw new LinkException(LinkEnd.BAD_FRAME, "a message without an id");
        }
        if (length - 1 > SecureLimits.maxPayload(id)) {
            throw new LinkException(LinkEnd.OVERSIZED, "message " + id + " of " + length + " bytes");
        }
        take(plain, Message.HEADER, (int) length - 1);
    }

    private void follow(byte[] plain) throws LinkException {
        take(plain, 0, missing);
    }

    private void take(byte[] plain, int from, int wanted) throws LinkException {
        int left = from + wanted;
        if (plain.length != MessageSplitter.next(left)) {
            throw new LinkException(LinkEnd.BAD_FRAME, plain.length + " bytes of " + left + " in one frame");
        }
        parts.add(plain);
        missing = left - plain.length;
    }

    private Message join() {
        int length = parts.stream().mapToInt(part -> part.length).sum() - Message.HEADER;
        ByteBuffer payload = ByteBuffer.allocate(length);
        int from = Message.HEADER;
        for (byte[] part : parts) {
            payload.put(part, from, part.length - from);
            from = 0;
        }
        parts.clear();
        return new Message(id, payload.array());
    }
}
