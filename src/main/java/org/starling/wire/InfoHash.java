package org.starling.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The SHA-1 of an info dictionary, which names a torrent (BEP 3). Immutable. */
public final class InfoHash extends Id160 implements Comparable<InfoHash> {
    /** Twenty zero bytes: names the overlay swarm, never a torrent. */
    public static final InfoHash ZERO = of(new byte[LENGTH]);

    /** Names a connection by which a member of the overlay shows that it can reach another, never a torrent. */
    public static final InfoHash DIALBACK = fromHex("0000000000000000000000000000000000000001");

    private InfoHash(ByteBuffer source) {
        super(source);
    }

    /** @throws IllegalArgumentException if there are not 20 bytes */
    public static InfoHash of(byte[] bytes) {
        return new InfoHash(exactly(bytes));
    }

    /** @throws IllegalArgumentException if the text is not 40 hex digits */
    public static InfoHash fromHex(String text) {
        if (text.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("an infohash has 40 hex digits");
        }
        return of(Hex.decode(text));
    }

    /** @throws IllegalArgumentException if the text is not 32 digits of base 32 (RFC 4648) */
    public static InfoHash fromBase32(String text) {
        if (text.length() != 32) {
            throw new IllegalArgumentException("an infohash has 32 digits of base 32");
        }
        return of(Base32.decode(text));
    }

    /** Takes the next 20 bytes of a big-endian buffer. */
    public static InfoHash read(ByteBuffer source) {
        return new InfoHash(source);
    }

    @Override
    public int compareTo(InfoHash other) {
        return compareBits(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InfoHash hash && sameBits(hash);
    }
}
