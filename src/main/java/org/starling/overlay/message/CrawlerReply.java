package org.starling.overlay.message;

import java.util.Arrays;
import org.starling.wire.bencode.BString;

/**
 * CRAWLER_REPLY.
 *
 * @param partsLeft how many more belong to the same answer
 * @param error 0 for none
 */
public record CrawlerReply(int kind, int channel, int partsLeft, int error, BString content) implements OverlayMessage {
    public static final int ID = 231;

    private static final int HEAD = 4;
    private static final int UNKNOWN = 253;

    /** The only answer that we give. */
    public static CrawlerReply unknown(CrawlerRequest request) {
        return new CrawlerReply(request.kind(), request.channel(), 0, UNKNOWN, BString.of("unknown message"));
    }

    static CrawlerReply decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.atLeast(payload, HEAD);
        return new CrawlerReply(
                Byte.toUnsignedInt(payload[0]),
                Byte.toUnsignedInt(payload[1]),
                Byte.toUnsignedInt(payload[2]),
                Byte.toUnsignedInt(payload[3]),
                BString.of(Arrays.copyOfRange(payload, HEAD, payload.length)));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        byte[] head = {(byte) kind, (byte) channel, (byte) partsLeft, (byte) error};
        return Payloads.join(head, content.bytes());
    }
}
