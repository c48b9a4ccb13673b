package org.starling.wire.bencode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.starling.wire.bencode.BencodeException.Reason;

/** Reads and writes bencoding (BEP 3). Whatever it reads has passed {@link BencodeScanner} first. */
public final class Bencode {
    /** A value, and how many bytes it took from the front of the input. */
    public record Prefix(BValue value, int length) {}

    /** A range of bytes: {@code from} inclusive to {@code to} exclusive. */
    public record Span(int from, int to) {
        public int length() {
            return to - from;
        }

        /** The bytes of the range, copied. */
        public byte[] of(byte[] bytes) {
            return Arrays.copyOfRange(bytes, from, to);
        }
    }

    private Bencode() {}

    /** Decodes one value; under strict limits nothing may follow it. */
    public static BValue decode(byte[] bytes, BencodeLimits limits) throws BencodeException {
        BencodeScanner.scan(bytes, limits);
        return new BencodeReader(bytes, 0).value();
    }

    /** Decodes what must be a dictionary. */
    public static BDict decodeDict(byte[] bytes, BencodeLimits limits) throws BencodeException {
        return asDict(decode(bytes, limits));
    }

    /** Decodes a value that other bytes may follow under any limits, such as the data of ut_metadata (BEP 9). */
    public static Prefix decodePrefix(byte[] bytes, BencodeLimits limits) throws BencodeException {
        return decodePrefix(ByteBuffer.wrap(bytes), limits);
    }

    /** As {@link #decodePrefix(byte[], BencodeLimits)}; the buffer's position stays, only the value is copied. */
    public static Prefix decodePrefix(ByteBuffer buffer, BencodeLimits limits) throws BencodeException {
        int length = BencodeScanner.scanPrefix(buffer, limits);
        byte[] value = new byte[length];
        buffer.get(buffer.position(), value);
        return new Prefix(new BencodeReader(value, 0).value(), length);
    }

    public static byte[] encode(BValue value) {
        return new BencodeWriter().value(value).toBytes();
    }

    /**
     * Where the value of a key of the top-level dictionary stands, empty without that key. The bytes of
     * {@code "info"} in a torrent file are what its infohash is made of (BEP 3).
     *
     * @throws BencodeException also if the key occurs twice: two readers might choose different ones
     */
    public static Optional<Span> span(byte[] bytes, String key, BencodeLimits limits) throws BencodeException {
        BencodeScanner.scan(bytes, limits);
        if (bytes[0] != 'd') {
            throw new BencodeException(Reason.SYNTAX, 0);
        }
        BString wanted = BString.of(key);
        Optional<Span> found = Optional.empty();
        BencodeReader reader = new BencodeReader(bytes, 0);
        reader.enter();
        while (!reader.atEnd()) {
            boolean matches = reader.string().equals(wanted);
            int from = reader.position();
            reader.skip();
            if (matches && found.isPresent()) {
                throw new BencodeException(Reason.DUPLICATE_KEY, from);
            }
            if (matches) {
                found = Optional.of(new Span(from, reader.position()));
            }
        }
        return found;
    }

    /** {@link #span(byte[], String, BencodeLimits)} within the limits of a torrent file. */
    public static Optional<Span> span(byte[] bytes, String key) throws BencodeException {
        return span(bytes, key, BencodeLimits.METAINFO);
    }

    private static BDict asDict(BValue value) throws BencodeException {
        if (value instanceof BDict dict) {
            return dict;
        }
        throw new BencodeException(Reason.SYNTAX, 0);
    }
}
