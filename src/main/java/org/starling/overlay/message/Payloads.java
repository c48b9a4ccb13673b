package org.starling.overlay.message;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/** Payloads that are not, or not only, bencoded. */
final class Payloads {
    static final byte[] EMPTY = {};

    private Payloads() {}

    static void exactly(byte[] payload, int length) throws MessageException {
        if (payload.length != length) {
            throw new MessageException(Reason.LENGTH, payload.length + " bytes, not " + length);
        }
    }

    static void atLeast(byte[] payload, int length) throws MessageException {
        if (payload.length < length) {
            throw new MessageException(Reason.LENGTH, payload.length + " bytes, not even " + length);
        }
    }

    static InfoHash infoHash(byte[] payload) {
        return InfoHash.read(ByteBuffer.wrap(payload));
    }

    /** The bencoded list of numbers of pieces, possibly negated, that begins there. */
    static List<Integer> pieces(byte[] payload, int from) throws MessageException {
        if (Fields.value(Arrays.copyOfRange(payload, from, payload.length)) instanceof BList list) {
            List<Integer> pieces = new ArrayList<>(list.size());
            for (BValue item : list) {
                pieces.add(piece(item));
            }
            return pieces;
        }
        throw new MessageException(Reason.FIELD, "no list of pieces");
    }

    private static int piece(BValue value) throws MessageException {
        if (value instanceof BInt number
                && Math.abs(number.value()) <= Integer.MAX_VALUE
                && number.value() != Long.MIN_VALUE) {
            return (int) number.value();
        }
        throw new MessageException(Reason.VALUE, "no number of a piece");
    }

    static byte[] pieces(List<Integer> pieces) {
        return Bencode.encode(
                new BList(pieces.stream().<BValue>map(piece -> new BInt(piece)).toList()));
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
