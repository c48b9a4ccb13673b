package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The priority that two peers give each other (BEP 40): both compute the same, nobody can choose it, and so a swarm
 * stays well mixed where everybody prefers the highest.
 */
final class CanonicalPriority {
    private static final byte HALF = 0x55;

    private CanonicalPriority() {}

    /** Unsigned in 32 bits; 0 for addresses of two families, which never meet. */
    static long of(InetSocketAddress one, InetSocketAddress other) {
        byte[] a = one.getAddress().getAddress();
        byte[] b = other.getAddress().getAddress();
        if (a.length != b.length) {
            return 0;
        }
        if (Arrays.equals(a, b)) {
            return hash(port(one), port(other));
        }
        int whole = Math.max(a.length == 4 ? 2 : 6, Arrays.mismatch(a, b) + 1);
        return hash(masked(a, whole), masked(b, whole));
    }

    /** Of the bytes behind those that are taken whole, every other bit counts. */
    private static byte[] masked(byte[] address, int whole) {
        for (int i = whole; i < address.length; i++) {
            address[i] &= HALF;
        }
        return address;
    }

    private static byte[] port(InetSocketAddress address) {
        return ByteBuffer.allocate(2).putShort((short) address.getPort()).array();
    }

    private static long hash(byte[] one, byte[] other) {
        boolean inOrder = Arrays.compareUnsigned(one, other) <= 0;
        CRC32C crc = new CRC32C();
        crc.update(inOrder ? one : other);
        crc.update(inOrder ? other : one);
        return crc.getValue();
    }
}
