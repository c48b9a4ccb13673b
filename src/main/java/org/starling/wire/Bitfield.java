package org.starling.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mutable set of piece numbers in {@code 0 … size-1}. Not thread-safe: it belongs to the thread of its session.
 *
 * <p>Bits from {@code size} on are always clear, and the cardinality is kept with every change.
 */
public final class Bitfield {
    private final int size;
    private final long[] words;
    private int cardinality;

    /** An empty set for {@code size} pieces. */
    public Bitfield(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("negative size");
        }
        this.size = size;
        this.words = new long[(int) ((size + 63L) >>> 6)];
    }

    private Bitfield(Bitfield other) {
        size = other.size;
        words = other.words.clone();
        cardinality = other.cardinality;
    }

    /** Bytes of the wire form for that many pieces (BEP 3). */
    public static int wireLength(int size) {
        return (int) ((size + 7L) >>> 3);
    }

    /** A set with all pieces. */
    public static Bitfield full(int size) {
        Bitfield all = new Bitfield(size);
        all.setAll();
        return all;
    }

    /** Reads the payload of a bitfield message (BEP 3). */
    public static Bitfield fromWire(byte[] bytes, int size) throws BitfieldException {
        return fromWire(ByteBuffer.wrap(bytes), size);
    }

    /** Reads what remains in the buffer as the payload of a bitfield message (BEP 3); consumes it if it is valid. */
    public static Bitfield fromWire(ByteBuffer bytes, int size) throws BitfieldException {
        int length = wireLength(size);
        if (bytes.remaining() != length) {
            throw new BitfieldException(
                    BitfieldException.Reason.LENGTH, bytes.remaining() + " bytes for " + size + " pieces");
        }
        if ((size & 7) != 0 && (bytes.get(bytes.limit() - 1) & 0xff >>> (size & 7)) != 0) {
            throw new BitfieldException(BitfieldException.Reason.SPARE_BITS, "spare bits are set");
        }
        Bitfield field = new Bitfield(size);
        for (int i = 0; i < length; i++) {
            int reversed = Integer.reverse(bytes.get()) >>> 24;
            field.words[i >>> 3] |= (long) reversed << ((i & 7) << 3);
        }
        field.recount();
        return field;
    }

    /** The wire form: high bit of the first byte is piece 0, spare bits are zero (BEP 3). */
    public byte[] toBytes() {
        byte[] bytes = new byte[wireLength(size)];
        for (int i = 0; i < bytes.length; i++) {
            int low = (int) (words[i >>> 3] >>> ((i & 7) << 3)) & 0xff;
            bytes[i] = (byte) (Integer.reverse(low) >>> 24);
        }
        return bytes;
    }

    public int size() {
        return size;
    }

    public int cardinality() {
        return cardinality;
    }

    public boolean isFull() {
        return cardinality == size;
    }

    public boolean isEmpty() {
        return cardinality == 0;
    }

    /** @throws IndexOutOfBoundsException outside {@code 0 … size-1}, as for all methods that take a piece */
    public boolean get(int piece) {
        check(piece);
        return (words[piece >>> 6] & 1L << piece) != 0;
    }

    /** Adds the piece; true if it was not there. */
    public boolean set(int piece) {
        check(piece);
        long before = words[piece >>> 6];
        words[piece >>> 6] = before | 1L << piece;
        boolean added = words[piece >>> 6] != before;
        cardinality += added ? 1 : 0;
        return added;
    }

    /** Removes the piece; true if it was there. */
    public boolean clear(int piece) {
        check(piece);
        long before = words[piece >>> 6];
        words[piece >>> 6] = before & ~(1L << piece);
        boolean removed = words[piece >>> 6] != before;
        cardinality -= removed ? 1 : 0;
        return removed;
    }

    /** Adds every piece. */
    public void setAll() {
        Arrays.fill(words, -1L);
        if ((size & 63) != 0) {
            words[words.length - 1] = (1L << size) - 1;
        }
        cardinality = size;
    }

    /** Removes every piece. */
    public void clearAll() {
        Arrays.fill(words, 0);
        cardinality = 0;
    }

    /** The first piece of the set from {@code from} on, or -1. */
    public int nextSet(int from) {
        return next(from, 0L);
    }

    /** The first piece outside the set from {@code from} on, or -1. */
    public int nextClear(int from) {
        return next(from, -1L);
    }

    /** Adds all pieces of a set of the same size. */
    public void or(Bitfield other) {
        checkSize(other);
        for (int i = 0; i < words.length; i++) {
            words[i] |= other.words[i];
        }
        recount();
    }

    /** Removes all pieces of a set of the same size. */
    public void andNot(Bitfield other) {
        checkSize(other);
        for (int i = 0; i < words.length; i++) {
            words[i] &= ~other.words[i];
        }
        recount();
    }

    /** How many pieces are here and not in the other set of the same size. */
    public int andNotCardinality(Bitfield other) {
        checkSize(other);
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & ~other.words[i]);
        }
        return count;
    }

    /** True if a piece is here and not in the other set of the same size: whether a peer's set is interesting. */
    public boolean intersectsNot(Bitfield other) {
        return nextAndNot(other, 0) >= 0;
    }

    /** The first piece from {@code from} on that is here and not in the other set of the same size, or -1. */
    public int nextAndNot(Bitfield other, int from) {
        checkSize(other);
        if (from >= size) {
            return -1;
        }
        int word = from >>> 6;
        long bits = words[word] & ~other.words[word] & -1L << from;
        while (bits == 0 && ++word < words.length) {
            bits = words[word] & ~other.words[word];
        }
        return bits == 0 ? -1 : (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    public Bitfield copy() {
        return new Bitfield(this);
    }

    private int next(int from, long flip) {
        if (from >= size) {
            return -1;
        }
        int word = from >>> 6;
        long bits = (words[word] ^ flip) & -1L << from;
        while (bits == 0 && ++word < words.length) {
            bits = words[word] ^ flip;
        }
        int found = bits == 0 ? size : (word << 6) + Long.numberOfTrailingZeros(bits);
        return found < size ? found : -1;
    }

    private void recount() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        cardinality = count;
    }

    private void check(int piece) {
        if (piece < 0 || piece >= size) {
            throw new IndexOutOfBoundsException("piece " + piece + " of " + size);
        }
    }

    private void checkSize(Bitfield other) {
        if (other.size != size) {
            throw new IllegalArgumentException("sets of " + size + " and " + other.size + " pieces");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bitfield field && field.size == size && Arrays.equals(field.words, words);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return cardinality + "/" + size;
    }
}
