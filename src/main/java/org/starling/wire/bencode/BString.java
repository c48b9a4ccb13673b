package org.starling.wire.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bencoded string: bytes, often but not always UTF-8 text. Ordered by unsigned bytes, as BEP 3 sorts keys. */
public final class BString implements BValue, Comparable<BString> {
    public static final BString EMPTY = new BString(new byte[0]);

    private final byte[] bytes;

    private BString(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A string with a copy of the bytes. */
    public static BString of(byte[] bytes) {
        return copyOf(bytes, 0, bytes.length);
    }

    /** A string of the UTF-8 form of the text. */
    public static BString of(String text) {
        return text.isEmpty() ? EMPTY : new BString(text.getBytes(StandardCharsets.UTF_8));
    }

    static BString copyOf(byte[] source, int from, int to) {
        return from == to ? EMPTY : new BString(Arrays.copyOfRange(source, from, to));
    }

    public int length() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A read-only view of the bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The text; what is not UTF-8 becomes U+FFFD. Not yet fit to be shown: see {@link org.starling.wire.SafeText}. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void writeTo(BencodeWriter writer) {
        writer.string(bytes);
    }

    @Override
    public int compareTo(BString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BString string && Arrays.equals(bytes, string.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "BString[" + bytes.length + " bytes]";
    }
}
