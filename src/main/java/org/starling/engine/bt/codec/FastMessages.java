package org.starling.engine.bt.codec;

import bt.net.buffer.ByteBufferView;
import bt.protocol.DecodingContext;
import bt.protocol.EncodingContext;
import bt.protocol.handler.MessageHandler;
import bt.protocol.handler.UniqueMessageHandler;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Function;
import org.starling.engine.session.CloseReason;

/** bt's codecs for the Fast extension (BEP 6): five messages that differ in how many numbers they carry. */
public final class FastMessages {

    private FastMessages() {}

    /** By message id, to be added to bt's protocol. */
    public static Map<Integer, MessageHandler<?>> handlers() {
        return Map.of(
                FastMessage.Suggest.ID, new Codec<>(FastMessage.Suggest.class, 1, FastMessage.Suggest::new),
                FastMessage.HaveAll.ID, new Codec<>(FastMessage.HaveAll.class, 0, FastMessage.HaveAll::new),
                FastMessage.HaveNone.ID, new Codec<>(FastMessage.HaveNone.class, 0, FastMessage.HaveNone::new),
                FastMessage.Reject.ID, new Codec<>(FastMessage.Reject.class, 3, FastMessage.Reject::new),
                FastMessage.AllowedFast.ID,
                        new Codec<>(FastMessage.AllowedFast.class, 1, FastMessage.AllowedFast::new));
    }

    private static final class Codec<M extends FastMessage> extends UniqueMessageHandler<M> {
        private final int numbers;
        private final Function<int[], M> maker;

        Codec(Class<M> type, int numbers, Function<int[], M> maker) {
            super(type);
            this.numbers = numbers;
            this.maker = maker;
        }

        @Override
        protected int doDecode(DecodingContext context, ByteBufferView buffer) {
            if (buffer.remaining() != numbers * Integer.BYTES) {
                throw new BoundExceeded(CloseReason.PROTOCOL_ERROR, "fast message of " + buffer.remaining() + " bytes");
            }
            int[] values = new int[numbers];
            for (int i = 0; i < numbers; i++) {
                values[i] = buffer.getInt();
                if (values[i] < 0) {
                    throw new BoundExceeded(CloseReason.PROTOCOL_ERROR, "negative index");
                }
            }
            context.setMessage(maker.apply(values));
            return numbers * Integer.BYTES;
        }

        @Override
        protected boolean doEncode(EncodingContext context, M message, ByteBuffer buffer) {
            if (buffer.remaining() < numbers * Integer.BYTES) {
                return false;
            }
            for (int i = 0; i < numbers; i++) {
                buffer.putInt(message.number(i));
            }
            return true;
        }
    }
}
