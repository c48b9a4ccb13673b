package org.starling.engine.session;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece that was begun. Each block is free (nobody is asked for it), asked (of one peer, of several in the endgame)
 * or received.
 */
final class OpenPiece {
    private static final byte RECEIVED = -1;

    final int piece;
    final int size;
    /** Only its owner may supply it, so that a wrong hash convicts or acquits that peer. */
    boolean exclusive;
    /** The peer that asks for its free blocks in order; none if that peer cannot go on. */
    @Nullable
    Peer owner;
    /** Position in the list of all open pieces. */
    int index;
    /** Whether it stands in the list of pieces that may have free blocks. */
    boolean listed;

    private final byte[] asked;
    /** Who was asked for the block last, or who sent it. */
    private final @Nullable Peer[] sources;

    private int free;
    private int missing;
    private int cursor;

    OpenPiece(int piece, int size, Peer owner, boolean exclusive) {
        this.piece = piece;
        this.size = size;
        this.owner = owner;
        this.exclusive = exclusive;
        int blocks = (int) ((size + (Layout.BLOCK - 1L)) / Layout.BLOCK);
        asked = new byte[blocks];
        sources = new Peer[blocks];
        free = blocks;
        missing = blocks;
    }

    int blocks() {
        return asked.length;
    }

    /** Blocks that nobody is asked for. */
    int free() {
        return free;
    }

    boolean isComplete() {
        return missing == 0;
    }

    boolean isReceived(int block) {
        return asked[block] == RECEIVED;
    }

    /** How many peers are asked for the block; 0 also for received ones. */
    int asked(int block) {
        return Math.max(0, asked[block]);
    }

    /** Blocks that have not come. */
    int missing() {
        return missing;
    }

    /** The next free block, which counts as asked of the peer from now on; there must be one. */
    int takeFree(Peer of) {
        while (asked[cursor] != 0) {
            cursor++;
        }
        ask(cursor, of);
        return cursor;
    }

    /** One more peer is asked for the block. */
    void ask(int block, Peer of) {
        if (asked[block]++ == 0) {
            free--;
        }
        sources[block] = of;
    }

    /** Who was asked for the block last, or who sent it. */
    @Nullable
    Peer source(int block) {
        return sources[block];
    }

    /** A peer that was asked will not answer. */
    void giveBack(int block) {
        if (asked[block] > 0 && --asked[block] == 0) {
            free++;
            cursor = Math.min(cursor, block);
        }
    }

    /**
     * The block came; gives how many other peers are still asked for it.
     *
     * @param counted whether the sender is one of those that count as asked
     */
    int received(int block, Peer from, boolean counted) {
        if (asked[block] == 0) {
            free--;
        }
        int others = asked[block] - (counted ? 1 : 0);
        asked[block] = RECEIVED;
        sources[block] = from;
        missing--;
        return others;
    }

    /** Everybody who sent a block of it, also peers that are gone. */
    Set<Peer> suppliers() {
        Set<Peer> all = new LinkedHashSet<>();
        for (int block = 0; block < asked.length; block++) {
            Peer source = sources[block];
            if (source != null && isReceived(block)) {
                all.add(source);
            }
        }
        return all;
    }
}
