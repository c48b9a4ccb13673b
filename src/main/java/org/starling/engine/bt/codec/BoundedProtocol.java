package org.starling.engine.bt.codec;

import bt.net.buffer.ByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.Message;
import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.handler.MessageHandler;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.starling.engine.session.CloseReason;

/**
 * Stands in front of bt's protocol: nothing reaches its codecs that is longer than its kind of message may be, so they
 * never allocate what a peer merely declared. Stateless, any thread.
 */
public final class BoundedProtocol implements MessageHandler<Message> {

    private static final int LENGTH_PREFIX = StandardBittorrentProtocol.MESSAGE_LENGTH_PREFIX_SIZE;

    private final MessageHandler<Message> bt;

    public BoundedProtocol(MessageHandler<Message> bt) {
        this.bt = bt;
    }

    @Override
    public int decode(DecodingContext context, ByteBufferView buffer) {
        check(buffer);
        return bt.decode(context, buffer);
    }

    @Override
    public boolean encode(EncodingContext context, Message message, ByteBuffer buffer) {
        return bt.encode(context, message, buffer);
    }

    @Override
    public Collection<Class<? extends Message>> getSupportedTypes() {
        return bt.getSupportedTypes();
    }

    @Override
    public Class<? extends Message> readMessageType(ByteBufferView buffer) {
        check(buffer);
        return bt.readMessageType(buffer);
    }

    /** bt takes a first byte of 19 for a handshake, so a length is checked before it has a chance to look like one. */
    private static void check(ByteBufferView buffer) {
        if (buffer.remaining() <= LENGTH_PREFIX) {
            return;
        }
        int start = buffer.position();
        int length = buffer.getInt();
        int id = buffer.get() & 0xff;
        buffer.position(start);
        if (length < 0 || length > MessageIds.maxLength(id)) {
            throw new BoundExceeded(CloseReason.OVERSIZED_MESSAGE, "message " + id + " of " + length + " bytes");
        }
    }
}
