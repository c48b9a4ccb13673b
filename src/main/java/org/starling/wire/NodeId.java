package org.starling.wire;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The place of a node in the space of infohashes, where XOR is the distance (BEP 5). Immutable. */
public final class NodeId extends Id160 {
    private NodeId(ByteBuffer source) {
        super(source);
    }

    /** @throws IllegalArgumentException if there are not 20 bytes */
    public static NodeId of(byte[] bytes) {
        return new NodeId(exactly(bytes));
    }

    /** The place at which the peers of a torrent are kept. */
    public static NodeId of(InfoHash torrent) {
        return of(torrent.bytes());
    }

    public static NodeId random(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** Takes the next 20 bytes of a big-endian buffer. */
    public static NodeId read(ByteBuffer source) {
        return new NodeId(source);
    }

    /** How many bits both have in common from the highest on; 160 for equal ids. */
    public int commonPrefix(NodeId other) {
        return commonBits(other);
    }

    /** Sorts the nearest to this id first. */
    public Comparator<NodeId> nearestFirst() {
        return this::compareDistance;
    }

    /** A random id that has exactly that many bits in common with this one. */
    public NodeId cousin(int prefix, RandomGenerator random) {
        byte[] own = bytes();
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        for (int bit = 0; bit <= prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            boolean same = bit < prefix;
            int wanted = same ? own[bit / 8] & mask : ~own[bit / 8] & mask;
            bytes[bit / 8] = (byte) ((bytes[bit / 8] & ~mask) | wanted);
        }
        return of(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeId id && sameBits(id);
    }
}
