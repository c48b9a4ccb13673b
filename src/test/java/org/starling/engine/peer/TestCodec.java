package org.starling.engine.peer;

import java.nio.ByteBuffer;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;

/** As much of the protocol as these tests need. */
final class TestCodec implements MessageCodec {
    static final int BITFIELD_LIMIT = 5000;

    @Override
    public int maxLength(int messageId) {
        return switch (messageId) {
            case 0, 1, 2, 3 -> 1;
            case 4 -> 5;
            case 5 -> BITFIELD_LIMIT;
            case 99 -> 0;
            default -> 100;
        };
    }

    @Override
    public PeerMessage decode(ByteBuffer frame) throws BadMessageException {
        int length = frame.remaining();
        int id = Byte.toUnsignedInt(frame.get());
        return switch (id) {
            case 0 -> new PeerMessage.Choke();
            case 1 -> new PeerMessage.Unchoke();
            case 4 -> {
                if (frame.remaining() != 4) {
                    throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "have");
                }
                yield new PeerMessage.Have(frame.getInt());
            }
            case 5 -> {
                byte[] bits = new byte[frame.remaining()];
                frame.get(bits);
                yield new PeerMessage.Bitfield(bits);
            }
            case 66 -> throw new IllegalStateException("a defect in the codec");
            default -> new PeerMessage.Unknown(id, length);
        };
    }

    @Override
    public ByteBuffer encode(PeerMessage message) {
        if (message instanceof PeerMessage.Have have) {
            return ByteBuffer.allocate(9)
                    .putInt(5)
                    .put((byte) 4)
                    .putInt(have.piece())
                    .flip();
        }
        if (message instanceof PeerMessage.Bitfield field) {
            int length = field.bits().length + 1;
            return ByteBuffer.allocate(4 + length)
                    .putInt(length)
                    .put((byte) 5)
                    .put(field.bits())
                    .flip();
        }
        if (message instanceof PeerMessage.KeepAlive) {
            return ByteBuffer.allocate(4);
        }
        byte id = (byte) (message instanceof PeerMessage.Choke ? 0 : 1);
        return ByteBuffer.allocate(5).putInt(1).put(id).flip();
    }
}
