package org.starling.engine.session.extension;

import java.nio.ByteBuffer;
import org.starling.engine.session.extension.ExtensionException.Fault;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** The messages of ut_metadata (BEP 9). */
sealed interface MetadataMessage {
    record Request(int piece) implements MetadataMessage {}

    /** The data is what followed the dictionary. */
    record Data(int piece, long totalSize, ByteBuffer data) implements MetadataMessage {}

    record Reject(int piece) implements MetadataMessage {}

    /** A type that a later version of the protocol may have. */
    record Other() implements MetadataMessage {}

    static MetadataMessage parse(ByteBuffer payload) throws ExtensionException {
        try {
            Bencode.Prefix prefix = Bencode.decodePrefix(payload, BencodeLimits.MESSAGE);
            if (!(prefix.value() instanceof BDict dict)) {
                throw new ExtensionException(Fault.PROTOCOL_ERROR, "ut_metadata without dictionary");
            }
            return of(dict, payload.slice(payload.position() + prefix.length(), payload.remaining() - prefix.length()));
        } catch (BencodeException e) {
            throw new ExtensionException(Fault.BAD_BENCODE, String.valueOf(e.getMessage()));
        }
    }

    /** Bytes for the wire. */
    default ByteBuffer encode() {
        if (this instanceof Request request) {
            return dictionary(0, request.piece(), -1, ByteBuffer.allocate(0));
        }
        if (this instanceof Data data) {
            return dictionary(1, data.piece(), data.totalSize(), data.data());
        }
        if (this instanceof Reject reject) {
            return dictionary(2, reject.piece(), -1, ByteBuffer.allocate(0));
        }
        throw new IllegalStateException("not ours to send");
    }

    private static MetadataMessage of(BDict dict, ByteBuffer rest) throws ExtensionException {
        long type = dict.integer("msg_type").orElse(-1L);
        long piece = dict.integer("piece").orElse(-1L);
        if (type < 0 || type > 2) {
            return new Other();
        }
        if (piece < 0 || piece > Integer.MAX_VALUE) {
            throw new ExtensionException(Fault.PROTOCOL_ERROR, "ut_metadata piece " + piece);
        }
        return switch ((int) type) {
            case 0 -> new Request((int) piece);
            case 1 -> new Data((int) piece, dict.integer("total_size").orElse(-1L), rest);
            default -> new Reject((int) piece);
        };
    }

    private static ByteBuffer dictionary(int type, int piece, long totalSize, ByteBuffer data) {
        BDictBuilder dict = BDict.builder().put("msg_type", type).put("piece", piece);
        if (totalSize >= 0) {
            dict.put("total_size", totalSize);
        }
        byte[] head = Bencode.encode(dict.build());
        return ByteBuffer.allocate(head.length + data.remaining())
                .put(head)
                .put(data.duplicate())
                .flip();
    }
}
