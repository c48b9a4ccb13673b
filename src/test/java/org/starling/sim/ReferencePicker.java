package org.starling.sim;

import java.util.Random;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.wire.Bitfield;

/**
 * Which block to ask for next, in the manner of libtorrent: any piece for the first four, then the rarest, begun ones
 * before others that are as rare; fast peers take whole pieces; only when every block is asked for are some asked for
 * twice. A block is named by its piece and number in one primitive.
 */
final class ReferencePicker {
    static final int BLOCK = 16 << 10;

    private static final int RANDOM_PIECES = 4;

    private final SimTorrent torrent;
    private final RandomGenerator random;
    private final Bitfield have;
    private final int[] availability;
    private final Begun[] begun;
    private int unasked;

    /** Blocks of a piece: how many peers each is asked of, or that it came. */
    private static final class Begun {
        private static final byte CAME = -1;
        private final byte[] asked;
        private @Nullable Object owner;
        private int free;
        private int missing;

        Begun(int blocks, Object owner) {
            asked = new byte[blocks];
            this.owner = owner;
            free = blocks;
            missing = blocks;
        }
    }

    ReferencePicker(SimTorrent torrent, Bitfield have, RandomGenerator random) {
        this.torrent = torrent;
        this.have = have;
        this.random = new Random(random.nextLong());
        availability = new int[torrent.metainfo().pieces()];
        begun = new Begun[availability.length];
        for (int piece = 0; piece < begun.length; piece++) {
            unasked += have.get(piece) ? 0 : blocks(piece);
        }
    }

    static int piece(long id) {
        return (int) (id >>> 16);
    }

    static int offset(long id) {
        return (int) (id & 0xffff) * BLOCK;
    }

    int length(long id) {
        return Math.min(BLOCK, torrent.metainfo().pieceSize(piece(id)) - offset(id));
    }

    void availability(int piece, int change) {
        availability[piece] += change;
    }

    /** Gives up to so many blocks, which count as asked from here on. */
    void pick(Object peer, Bitfield has, int count, boolean wholePieces, LongConsumer take) {
        int left = count;
        while (left > 0) {
            int piece = best(peer, has, wholePieces);
            if (piece < 0) {
                return;
            }
            Begun into = begun[piece];
            if (into == null) {
                into = new Begun(blocks(piece), peer);
                begun[piece] = into;
            }
            into.owner = into.owner == peer ? peer : null;
            for (int block = 0; block < into.asked.length && left > 0; block++) {
                if (into.asked[block] == 0) {
                    ask(into, block);
                    take.accept((long) piece << 16 | block);
                    left--;
                }
            }
        }
    }

    /** A block that others are asked for already, or -1: only when no block is left that nobody is asked for. */
    long pickBusy(Bitfield has) {
        if (unasked > 0) {
            return -1;
        }
        long best = -1;
        int fewest = Integer.MAX_VALUE;
        for (int piece = 0; piece < begun.length; piece++) {
            Begun open = begun[piece];
            for (int block = 0; open != null && has.get(piece) && block < open.asked.length; block++) {
                if (open.asked[block] > 0 && open.asked[block] < fewest) {
                    fewest = open.asked[block];
                    best = (long) piece << 16 | block;
                }
            }
        }
        if (best >= 0) {
            begun[piece(best)].asked[(int) (best & 0xffff)]++;
        }
        return best;
    }

    /** The block will not come from a peer that was asked for it. */
    void giveBack(long id) {
        Begun open = begun[piece(id)];
        int block = (int) (id & 0xffff);
        if (open != null && open.asked[block] > 0 && --open.asked[block] == 0) {
            open.free++;
            unasked++;
        }
    }

    /** The block came; true if that completes its piece. */
    boolean came(long id) {
        Begun open = begun[piece(id)];
        int block = (int) (id & 0xffff);
        if (open == null || open.asked[block] == Begun.CAME) {
            return false;
        }
        if (open.asked[block] == 0) {
            ask(open, block);
        }
        open.asked[block] = Begun.CAME;
        if (--open.missing > 0) {
            return false;
        }
        begun[piece(id)] = null;
        return true;
    }

    boolean isMissing(long id) {
        Begun open = begun[piece(id)];
        return open == null ? !have.get(piece(id)) : open.asked[(int) (id & 0xffff)] != Begun.CAME;
    }

    /** Whether somebody else was asked for it as well. */
    boolean isBusy(long id) {
        Begun open = begun[piece(id)];
        return open != null && open.asked[(int) (id & 0xffff)] > 1;
    }

    private void ask(Begun open, int block) {
        open.asked[block]++;
        open.free--;
        unasked--;
    }

    private int best(Object peer, Bitfield has, boolean wholePieces) {
        int best = -1;
        int lowest = Integer.MAX_VALUE;
        int from = random.nextInt(begun.length);
        boolean any = have.cardinality() < RANDOM_PIECES;
        for (int i = 0; i < begun.length; i++) {
            int piece = i + from < begun.length ? i + from : i + from - begun.length;
            if (!have.get(piece) && has.get(piece)) {
                int cost = cost(piece, peer, any, wholePieces);
                if (cost < lowest) {
                    lowest = cost;
                    best = piece;
                }
            }
        }
        return best;
    }

    /** Lower is better; the largest number for what cannot be asked for. */
    private int cost(int piece, Object peer, boolean any, boolean wholePieces) {
        Begun open = begun[piece];
        if (open != null && open.free == 0) {
            return Integer.MAX_VALUE;
        }
        int rarity = any ? 0 : availability[piece] * 2;
        if (open == null) {
            return rarity + 1;
        }
        if (open.owner == peer) {
            return -1;
        }
        return wholePieces ? (1 << 20) + rarity : rarity;
    }

    private int blocks(int piece) {
        return (torrent.metainfo().pieceSize(piece) + BLOCK - 1) / BLOCK;
    }
}
