package org.starling.engine.bt.codec;

import bt.net.buffer.DelegatingByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.InvalidMessageException;
import bt.protocol.Message;
import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.handler.MessageHandler;
import java.nio.ByteBuffer;
import org.starling.engine.peer.BadMessageException;
import org.starling.engine.peer.MessageCodec;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;

/** Frames to messages and back through bt's binding for the peer protocol. Stateless, any thread. */
public final class BtMessageCodec implements MessageCodec {

    private static final int LENGTH_PREFIX = StandardBittorrentProtocol.MESSAGE_LENGTH_PREFIX_SIZE;

    private final MessageHandler<Message> protocol;

    /** @param protocol bt's, already behind {@link BoundedProtocol} */
    public BtMessageCodec(MessageHandler<Message> protocol) {
        this.protocol = protocol;
    }

    @Override
    public int maxLength(int messageId) {
        return MessageIds.maxLength(messageId);
    }

    @Override
    public PeerMessage decode(ByteBuffer frame) throws BadMessageException {
        int length = frame.remaining();
        if (length > 0 && !MessageIds.known(frame.get(frame.position()) & 0xff)) {
            return unknown(frame);
        }
        ByteBuffer whole = ByteBuffer.allocate(LENGTH_PREFIX + length);
        whole.putInt(length).put(frame).flip();
        DecodingContext context = new DecodingContext(null);
        int consumed = decode(context, whole);
        if (consumed != LENGTH_PREFIX + length || context.getMessage() == null) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "a message that ends too early");
        }
        return BtMessages.fromBt(context.getMessage());
    }

    private int decode(DecodingContext context, ByteBuffer whole) throws BadMessageException {
        try {
            return protocol.decode(context, new DelegatingByteBufferView(whole));
        } catch (BoundExceeded e) {
            throw new BadMessageException(e.reason(), String.valueOf(e.getMessage()));
        } catch (InvalidMessageException e) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, e.toString());
        }
    }

    /**
     * BEP 52 and whatever comes: bt knows none of them, and a peer that offers more than we speak is no enemy.
     */
    private static PeerMessage unknown(ByteBuffer frame) throws BadMessageException {
        int length = frame.remaining();
        int id = frame.get(frame.position()) & 0xff;
        if (length > MessageIds.maxLength(id)) {
            throw new BadMessageException(CloseReason.OVERSIZED_MESSAGE, "a message of " + length + " bytes");
        }
        frame.position(frame.limit());
        return new PeerMessage.Unknown(id, length - 1);
    }

    @Override
    public ByteBuffer encode(PeerMessage message) {
        Message toSend = BtMessages.toBt(message);
        ByteBuffer frame = ByteBuffer.allocate(LENGTH_PREFIX + BtMessages.frameLength(message));
        boolean whole = protocol.encode(new EncodingContext(null), toSend, frame);
        if (!whole || frame.hasRemaining()) {
            throw new IllegalStateException("bt did not write all of " + toSend);
        }
        return frame.flip();
    }
}
