package org.starling.engine.session;

import java.util.Arrays;
import org.starling.wire.Bitfield;

/**
 * Free pieces by rank and availability: one doubly linked list for each pair, in arrays, so that a change of
 * availability costs the same whatever the number of pieces.
 */
final class RarityLists {
    /** No listed piece of the rank is one of the peer's. */
    static final int NONE = -1;
    /** The bound was reached before one was found. */
    static final int UNDECIDED = -2;

    /** Pieces that more peers have than this are all equally common. */
    private static final int COMMON = 63;

    private static final int PER_RANK = COMMON + 1;
    private static final int END = -1;

    private final int[] heads = new int[Selection.RANKS * PER_RANK];
    private final int[] tails = new int[Selection.RANKS * PER_RANK];
    private final int[] next;
    private final int[] previous;
    private final short[] listOf;

    RarityLists(int pieces) {
        next = new int[pieces];
        previous = new int[pieces];
        listOf = new short[pieces];
        Arrays.fill(heads, END);
        Arrays.fill(tails, END);
    }

    void add(int piece, int rank, int availability, boolean atFront) {
        int list = rank * PER_RANK + Math.min(COMMON, availability);
        listOf[piece] = (short) list;
        int before = atFront ? END : tails[list];
        int after = atFront ? heads[list] : END;
        link(list, before, piece);
        link(list, piece, after);
    }

    void remove(int piece) {
        int list = listOf[piece];
        int before = previous[piece];
        int after = next[piece];
        if (before == END) {
            heads[list] = after;
        } else {
            next[before] = after;
        }
        if (after == END) {
            tails[list] = before;
        } else {
            previous[after] = before;
        }
    }

    /** The rarest listed piece of the rank that is one of the peer's, {@link #NONE} or {@link #UNDECIDED}. */
    int rarest(int rank, Bitfield peer, int lookAt) {
        int looked = 0;
        for (int list = rank * PER_RANK; list < (rank + 1) * PER_RANK; list++) {
            for (int piece = heads[list]; piece != END; piece = next[piece]) {
                if (peer.get(piece)) {
                    return piece;
                }
                if (++looked == lookAt) {
                    return UNDECIDED;
                }
            }
        }
        return NONE;
    }

    private void link(int list, int before, int after) {
        if (before == END) {
            heads[list] = after;
        } else {
            next[before] = after;
        }
        if (after == END) {
            tails[list] = before;
        } else {
            previous[after] = before;
        }
    }
}
