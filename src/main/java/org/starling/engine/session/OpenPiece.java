package org.starling.engine.session;

import java.util.Collections;
import java.util.IdentityHashMap;
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
    final boolean exclusive;
    /** The peer that asks for its free blocks in order; none if that peer cannot go on. */
    @Nullable
    Peer owner;
    /** Position in the list of all open pieces. */
    int index;
    /** Whether it stands in the list of pieces that may have free blocks. */
    boolean listed;

    private final byte[] asked;
    private final @Nullable Peer[] suppliers;
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
        suppliers = new Peer[blocks];
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

    /** The next free block, which counts as asked from now on; there must be one. */
    int takeFree() {
        while (asked[cursor] != 0) {
            cursor++;
        }
        ask(cursor);
        return cursor;
    }

    /** One more peer is asked for the block. */
    void ask(int block) {
        if (asked[block]++ == 0) {
            free--;
        }
    }

    /** A peer that was asked will not answer. */
    void giveBack(int block) {
        if (asked[block] > 0 && --asked[block] == 0) {
            free++;
            cursor = Math.min(cursor, block);
        }
    }

    /** The block came; gives how many other peers are still asked for it. */
    int received(int block, Peer from) {
        if (asked[block] == 0) {
            ask(block);
        }
        int others = asked[block] - 1;
        asked[block] = RECEIVED;
        suppliers[block] = from;
        missing--;
        return others;
    }

    /** Everybody who sent a block of it, also peers that are gone. */
    Set<Peer> suppliers() {
        Set<Peer> all = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Peer supplier : suppliers) {
            if (supplier != null) {
                all.add(supplier);
            }
        }
        return all;
    }
}
