package org.starling.engine.bt.metainfo;

/** How long the pieces of a new torrent are. */
final class PieceLengths {

    private static final int SMALLEST = 16 << 10;
    private static final int LARGEST = 16 << 20;

    /**
     * More pieces make the torrent file and the bit fields long, fewer make a piece slow to complete and to pass on.
     */
    private static final int PIECES = 2_000;

    private PieceLengths() {}

    /** The smallest power of two that gives at most 2,000 pieces, from 16 KiB to 16 MiB. */
    static int forSize(long size) {
        int length = SMALLEST;
        while (length < LARGEST && size > (long) length * PIECES) {
            length <<= 1;
        }
        return length;
    }

    static int checked(int length) {
        if (Integer.bitCount(length) != 1 || length < SMALLEST || length > CheckedInfo.MAX_PIECE) {
            throw new IllegalArgumentException("piece length " + length);
        }
        return length;
    }
}
