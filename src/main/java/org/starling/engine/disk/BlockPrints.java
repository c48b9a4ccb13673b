package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.starling.wire.Sha1;

/**
 * Fingerprints of the blocks of one piece: enough to tell which blocks of two copies differ, in little memory.
 * Immutable once built.
 */
public final class BlockPrints {
    /** Nothing is known: the blocks could not be read. */
    public static final BlockPrints NONE = new BlockPrints(0);

    private static final int BLOCK = BlockPool.BLOCK;

    private final long[] prints;

    private BlockPrints(int blocks) {
        prints = new long[blocks];
    }

    /** Of a whole piece in memory; the buffer stays as it is. */
    public static BlockPrints of(ByteBuffer piece) {
        Builder builder = new Builder(piece.remaining(), Sha1.newDigest());
        builder.add(0, piece.duplicate());
        return builder.build();
    }

    public int blocks() {
        return prints.length;
    }

    /** Whether this block is another than the one in the same place there; false where nothing is known. */
    public boolean differs(int block, BlockPrints other) {
        return block < prints.length && block < other.prints.length && prints[block] != other.prints[block];
    }

    /** Takes a piece in parts, each of which begins with a block. */
    static final class Builder {
        private final BlockPrints built;
        private final MessageDigest sha1;

        Builder(int pieceSize, MessageDigest sha1) {
            built = new BlockPrints((int) ((pieceSize + (BLOCK - 1L)) / BLOCK));
            this.sha1 = sha1;
        }

        /** Reads the buffer to its end. */
        void add(int offset, ByteBuffer part) {
            int end = part.limit();
            for (int at = offset; part.hasRemaining(); at += BLOCK) {
                part.limit(Math.min(end, part.position() + BLOCK));
                sha1.reset();
                sha1.update(part);
                built.prints[at / BLOCK] = ByteBuffer.wrap(sha1.digest()).getLong();
                part.limit(end);
            }
        }

        BlockPrints build() {
            return built;
        }
    }
}
