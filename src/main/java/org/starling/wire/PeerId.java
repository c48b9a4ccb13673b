package org.starling.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The 20 bytes by which a peer names itself (BEP 3, BEP 20). Immutable. */
public final class PeerId extends Id160 implements Comparable<PeerId> {
    public static final PeerId ZERO = of(new byte[LENGTH]);

    private PeerId(ByteBuffer source) {
        super(source);
    }

    /** @throws IllegalArgumentException if there are not 20 bytes */
    public static PeerId of(byte[] bytes) {
        return new PeerId(exactly(bytes));
    }

    /** @throws IllegalArgumentException if the text is not 40 hex digits */
    public static PeerId fromHex(String text) {
        return of(Hex.decode(text));
    }

    /** Takes the next 20 bytes of a big-endian buffer. */
    public static PeerId read(ByteBuffer source) {
        return new PeerId(source);
    }

    /**
     * A fresh id: the ASCII prefix that names client and version, then random bytes.
     *
     * @throws IllegalArgumentException if the prefix leaves no room for randomness
     */
    public static PeerId random(String prefix, RandomGenerator random) {
        byte[] head = prefix.getBytes(StandardCharsets.US_ASCII);
        if (head.length > LENGTH / 2) {
            throw new IllegalArgumentException("a peer id prefix has at most 10 bytes");
        }
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return of(bytes);
    }

    /** Client and version as far as the id tells, else its printable start; safe to show, possibly empty. */
    public String clientName() {
        return ClientNames.of(bytes());
    }

    @Override
    public int compareTo(PeerId other) {
        return compareBits(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PeerId id && sameBits(id);
    }
}
