package org.starling.overlay.message;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.starling.wire.bencode.BString;

/**
 * CRAWLER_REQUEST: researchers asked running clients with it, up to having them carry out SQL. We know none of its
 * kinds.
 *
 * @param kind what is asked
 * @param channel comes back with the answer
 * @param frequency seconds until the same may be asked again
 */
public record CrawlerRequest(int kind, int channel, int frequency, BString content) implements OverlayMessage {
    public static final int ID = 232;

    private static final int HEAD = 4;

    static CrawlerRequest decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.atLeast(payload, HEAD);
        return new CrawlerRequest(
                Byte.toUnsignedInt(payload[0]),
                Byte.toUnsignedInt(payload[1]),
                Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort(2)),
                BString.of(Arrays.copyOfRange(payload, HEAD, payload.length)));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        byte[] head = {(byte) kind, (byte) channel, (byte) (frequency >> 8), (byte) frequency};
        return Payloads.join(head, content.bytes());
    }
}
