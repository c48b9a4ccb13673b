package org.starling.wire;

import java.nio.ByteBuffer;

/** The 20 bytes of an id as three primitives: no array to copy, compare or leak. */
abstract sealed class Id160 permits InfoHash, NodeId, PeerId {
    /** Bytes of an id. */
    public static final int LENGTH = 20;

    private final long high;
    private final long middle;
    private final int low;

    Id160(ByteBuffer source) {
        high = source.getLong();
        middle = source.getLong();
        low = source.getInt();
    }

    static ByteBuffer exactly(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an id has 20 bytes, not " + bytes.length);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** A new array with the 20 bytes. */
    public final byte[] bytes() {
        ByteBuffer copy = ByteBuffer.allocate(LENGTH);
        write(copy);
        return copy.array();
    }

    /** Puts the 20 bytes at the position of the big-endian buffer. */
    public final void write(ByteBuffer target) {
        target.putLong(high).putLong(middle).putInt(low);
    }

    public final String hex() {
        return Hex.encode(bytes());
    }

    public final boolean isZero() {
        return (high | middle | low) == 0;
    }

    final int compareBits(Id160 other) {
        int order = Long.compareUnsigned(high, other.high);
        if (order == 0) {
            order = Long.compareUnsigned(middle, other.middle);
        }
        return order == 0 ? Integer.compareUnsigned(low, other.low) : order;
    }

    final boolean sameBits(Id160 other) {
        return high == other.high && middle == other.middle && low == other.low;
    }

    /** Bits that both have in common from the highest on; 160 for equal ids. */
    final int commonBits(Id160 other) {
        if (high != other.high) {
            return Long.numberOfLeadingZeros(high ^ other.high);
        }
        if (middle != other.middle) {
            return Long.SIZE + Long.numberOfLeadingZeros(middle ^ other.middle);
        }
        return 2 * Long.SIZE + Integer.numberOfLeadingZeros(low ^ other.low);
    }

    /** Negative if {@code a} is nearer to this id than {@code b} is, by the number that XOR gives (BEP 5). */
    final int compareDistance(Id160 a, Id160 b) {
        int order = Long.compareUnsigned(high ^ a.high, high ^ b.high);
        if (order == 0) {
            order = Long.compareUnsigned(middle ^ a.middle, middle ^ b.middle);
        }
        return order == 0 ? Integer.compareUnsigned(low ^ a.low, low ^ b.low) : order;
    }

    @Override
    public final int hashCode() {
        return 31 * (31 * Long.hashCode(high) + Long.hashCode(middle)) + low;
    }

    @Override
    public final String toString() {
        return hex();
    }
}
