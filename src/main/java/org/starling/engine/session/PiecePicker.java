package org.starling.engine.session;

import java.util.random.RandomGenerator;
import org.starling.wire.Bitfield;

/**
 * Decides which piece to begin next: the most important, among these the rarest, among these any. Until some pieces are
 * verified it takes any piece, because rare ones are slow and there is nothing to give to others yet.
 *
 * <p>A piece is either free (wanted, neither begun nor verified), or begun, or settled (verified or not
 * wanted). Pure: it knows counts, not peers, and its cost per decision does not grow with the number of pieces beyond a
 * scan of bits.
 */
final class PiecePicker implements PieceChoice {
    private static final int RANDOM_PIECES = 4;
    /** Pieces looked at in order of rarity before it takes any free one that the peer has. */
    private static final int LOOK_AT = 256;

    private final RandomGenerator random;
    private final byte[] ranks;
    private final int[] availability;
    private final Bitfield verified;
    private final Bitfield begun;
    /** By rank: the pieces that are not free in that rank; so a peer's bits without these are what it can give. */
    private final Bitfield[] taken = new Bitfield[Selection.RANKS];

    private final RarityLists rarity;
    private boolean sequential;
    private int free;
    private int missing;
    private long changes;

    PiecePicker(Bitfield have, byte[] ranks, RandomGenerator random) {
        this.random = random;
        this.ranks = new byte[ranks.length];
        verified = have.copy();
        begun = new Bitfield(ranks.length);
        availability = new int[ranks.length];
        rarity = new RarityLists(ranks.length, random);
        for (int rank = 0; rank < taken.length; rank++) {
            taken[rank] = Bitfield.full(ranks.length);
        }
        ranks(ranks);
    }

    void sequential(boolean inOrder) {
        sequential = inOrder;
    }

    @Override
    public int free() {
        return free;
    }

    /** Wanted pieces that are not verified. */
    int missing() {
        return missing;
    }

    /** Another choice of files: 0 settles a piece, any other rank makes it wanted. */
    void ranks(byte[] changed) {
        for (int piece = 0; piece < ranks.length; piece++) {
            rank(piece, changed[piece]);
        }
    }

    /** Peers that have the piece, seeds left out. */
    int availability(int piece) {
        return availability[piece];
    }

    /** Grows whenever the availability of any piece changes. */
    long changes() {
        return changes;
    }

    /** A peer has a new piece. */
    void gained(int piece) {
        availability(piece, 1);
    }

    /** A peer came with these pieces. Seeds need not be told: they make no piece rarer than another. */
    void gained(Bitfield pieces) {
        for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
            availability(piece, 1);
        }
    }

    /** A peer has the piece no more (BEP 54). */
    void lost(int piece) {
        availability(piece, -1);
    }

    /** A peer went with these pieces. */
    void lost(Bitfield pieces) {
        for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
            availability(piece, -1);
        }
    }

    @Override
    public boolean isFree(int piece) {
        return isListed(piece);
    }

    @Override
    public int pick(Bitfield peer) {
        if (free == 0) {
            return -1;
        }
        for (int rank = Selection.RANKS - 1; rank > Selection.SKIP; rank--) {
            int piece = pick(peer, rank);
            if (piece >= 0) {
                return piece;
            }
        }
        return -1;
    }

    @Override
    public void begin(int piece) {
        unlist(piece);
        begun.set(piece);
    }

    @Override
    public void reset(int piece) {
        if (begun.clear(piece)) {
            list(piece);
        }
    }

    @Override
    public void verified(int piece) {
        unlist(piece);
        begun.clear(piece);
        if (verified.set(piece) && ranks[piece] != Selection.SKIP) {
            missing--;
        }
    }

    private int pick(Bitfield peer, int rank) {
        Bitfield settled = taken[rank];
        if (sequential) {
            return peer.nextAndNot(settled, 0);
        }
        if (verified.cardinality() >= RANDOM_PIECES) {
            int rarest = rarity.rarest(rank, peer, LOOK_AT);
            if (rarest >= 0 || rarest == RarityLists.NONE) {
                return rarest;
            }
        }
        return any(peer, settled);
    }

    private int any(Bitfield peer, Bitfield settled) {
        int from = random.nextInt(ranks.length);
        int piece = peer.nextAndNot(settled, from);
        return piece >= 0 ? piece : peer.nextAndNot(settled, 0);
    }

    private void rank(int piece, byte rank) {
        byte before = ranks[piece];
        if (before == rank) {
            return;
        }
        unlist(piece);
        ranks[piece] = rank;
        if (!verified.get(piece)) {
            missing += (rank != Selection.SKIP ? 1 : 0) - (before != Selection.SKIP ? 1 : 0);
        }
        list(piece);
    }

    private void availability(int piece, int change) {
        availability[piece] += change;
        changes++;
        if (isListed(piece)) {
            rarity.remove(piece);
            rarity.add(piece, ranks[piece], availability[piece]);
        }
    }

    private boolean isListed(int piece) {
        return !taken[ranks[piece]].get(piece);
    }

    private void list(int piece) {
        boolean isFree = ranks[piece] != Selection.SKIP && !begun.get(piece) && !verified.get(piece);
        if (isFree && taken[ranks[piece]].clear(piece)) {
            rarity.add(piece, ranks[piece], availability[piece]);
            free++;
        }
    }

    private void unlist(int piece) {
        if (isListed(piece)) {
            taken[ranks[piece]].set(piece);
            rarity.remove(piece);
            free--;
        }
    }
}
