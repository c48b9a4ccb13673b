package org.starling.engine.bt.codec;

import bt.net.buffer.ByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.Message;
import bt.protocol.handler.UniqueMessageHandler;
import java.nio.ByteBuffer;
import org.starling.engine.session.CloseReason;

/**
 * The message Port (BEP 5), which bt-core leaves to its DHT module.
 *
 * @param port of the sender's DHT node, UDP
 */
public record PortMessage(int port) implements Message {
    public static final int ID = 9;

    private static final int LENGTH = 2;

    @Override
    public Integer getMessageId() {
        return ID;
    }

    /** Its codec, to be added to bt's protocol. */
    public static final class Codec extends UniqueMessageHandler<PortMessage> {

        public Codec() {
            super(PortMessage.class);
        }

        @Override
        protected int doDecode(DecodingContext context, ByteBufferView buffer) {
            if (buffer.remaining() != LENGTH) {
                throw new BoundExceeded(CloseReason.PROTOCOL_ERROR, "a port of " + buffer.remaining() + " bytes");
            }
            context.setMessage(new PortMessage(buffer.getShort() & 0xffff));
            return LENGTH;
        }

        @Override
        protected boolean doEncode(EncodingContext context, PortMessage message, ByteBuffer buffer) {
            if (buffer.remaining() < LENGTH) {
                return false;
            }
            buffer.putShort((short) message.port());
            return true;
        }
    }
}
