package org.starling.engine.bt.codec;

import bt.net.buffer.ByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.extended.ExtendedMessage;
import bt.protocol.extended.ExtendedProtocol;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.starling.engine.session.CloseReason;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;
import org.starling.wire.bencode.BencodeScanner;

/**
 * Takes the place of bt's extension protocol, which keeps a type map per peer address that only grows, and closes the
 * connection at an unknown extension. Here payloads stay bytes, copied and scanned.
 */
public final class RawExtendedProtocol extends ExtendedProtocol {

    private static final int HANDSHAKE = 0;

    @Inject
    public RawExtendedProtocol() {
        super(new NoTypes(), Map.of());
    }

    @Override
    public Collection<Class<? extends ExtendedMessage>> getSupportedTypes() {
        return Set.of(RawExtended.class);
    }

    @Override
    public Class<? extends ExtendedMessage> readMessageType(ByteBufferView buffer) {
        return RawExtended.class;
    }

    @Override
    public int doDecode(DecodingContext context, ByteBufferView buffer) {
        if (!buffer.hasRemaining()) {
            throw new BoundExceeded(CloseReason.PROTOCOL_ERROR, "an extension message without id");
        }
        int length = buffer.remaining();
        int id = buffer.get() & 0xff;
        byte[] payload = new byte[length - 1];
        buffer.get(payload);
        if (id == HANDSHAKE || (payload.length > 0 && payload[0] == 'd')) {
            scan(payload);
        }
        context.setMessage(new RawExtended(id, ByteBuffer.wrap(payload)));
        return length;
    }

    @Override
    public boolean doEncode(EncodingContext context, ExtendedMessage message, ByteBuffer buffer) {
        if (!(message instanceof RawExtended raw)
                || buffer.remaining() < raw.payload().remaining() + 1) {
            return false;
        }
        buffer.put((byte) raw.id()).put(raw.payload().duplicate());
        return true;
    }

    /** Data may follow the dictionary (BEP 9), so only the value itself is looked at. */
    private static void scan(byte[] payload) {
        try {
            BencodeScanner.scanPrefix(ByteBuffer.wrap(payload), BencodeLimits.MESSAGE);
        } catch (BencodeException e) {
            throw new BoundExceeded(CloseReason.BAD_BENCODE, String.valueOf(e.getMessage()));
        }
    }
}
