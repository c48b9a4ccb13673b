package org.starling.engine.session;

import java.util.function.IntUnaryOperator;

/** How many copies there are of a stretch of pieces among us and the connected peers. Pure. */
final class Availability {
    private Availability() {}

    /**
     * Copies of the rarest piece, and as the fraction the part of the pieces that there is more of. Piece by piece, so
     * several peers without a complete copy make one together.
     *
     * @param copies of a piece, ours included
     */
    static double of(int firstPiece, int lastPiece, IntUnaryOperator copies) {
        int least = Integer.MAX_VALUE;
        int atLeast = 0;
        for (int piece = firstPiece; piece <= lastPiece; piece++) {
            int count = copies.applyAsInt(piece);
            if (count < least) {
                least = count;
                atLeast = 0;
            }
            atLeast += count == least ? 1 : 0;
        }
        int pieces = lastPiece - firstPiece + 1;
        return pieces <= 0 ? 0 : least + (pieces - atLeast) / (double) pieces;
    }
}
