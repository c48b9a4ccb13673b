package org.starling.engine.session;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.starling.wire.Bitfield;

/**
 * Free pieces by rank and availability: an array for each pair, in random order, so that peers who know the same swarm
 * do not all choose the same piece of several equally rare ones. A change of availability costs the same whatever the
 * number of pieces.
 */
final class RarityLists {
    /** No listed piece of the rank is one of the peer's. */
    static final int NONE = -1;
    /** The bound was reached before one was found. */
    static final int UNDECIDED = -2;

    /** Pieces that more peers have than this are all equally common. */
    private static final int COMMON = 63;

    /** As many as a word has bits: one says which lists of a rank hold anything. */
    private static final int PER_RANK = COMMON + 1;

    private static final int SMALLEST = 16;
    private static final int[] NOTHING = {};

    private final RandomGenerator random;
    private final int[][] lists = new int[Selection.RANKS * PER_RANK][];
    private final int[] sizes = new int[Selection.RANKS * PER_RANK];
    private final long[] occupied = new long[Selection.RANKS];
    private final short[] listOf;
    private final int[] placeOf;

    RarityLists(int pieces, RandomGenerator random) {
        this.random = random;
        listOf = new short[pieces];
        placeOf = new int[pieces];
        Arrays.fill(lists, NOTHING);
    }

    /** The piece gets any place in its list, with equal chance. */
    void add(int piece, int rank, int availability) {
        int list = rank * PER_RANK + Math.min(COMMON, availability);
        int size = sizes[list]++;
        if (size == lists[list].length) {
            lists[list] = Arrays.copyOf(lists[list], Math.max(SMALLEST, 2 * size));
        }
        int place = random.nextInt(size + 1);
        if (place < size) {
            put(list, size, lists[list][place]);
        }
        put(list, place, piece);
        listOf[piece] = (short) list;
        occupied[rank] |= 1L << (list % PER_RANK);
    }

    void remove(int piece) {
        int list = listOf[piece];
        int last = --sizes[list];
        put(list, placeOf[piece], lists[list][last]);
        if (last == 0) {
            occupied[list / PER_RANK] &= ~(1L << (list % PER_RANK));
            lists[list] = NOTHING;
        } else if (lists[list].length > SMALLEST && 4 * last < lists[list].length) {
            lists[list] = Arrays.copyOf(lists[list], 2 * last);
        }
    }

    /** The rarest listed piece of the rank that is one of the peer's, {@link #NONE} or {@link #UNDECIDED}. */
    int rarest(int rank, Bitfield peer, int lookAt) {
        int looked = 0;
        for (long left = occupied[rank]; left != 0; left &= left - 1) {
            int list = rank * PER_RANK + Long.numberOfTrailingZeros(left);
            for (int i = 0; i < sizes[list]; i++) {
                int piece = lists[list][i];
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

    private void put(int list, int place, int piece) {
        lists[list][place] = piece;
        placeOf[piece] = place;
    }
}
