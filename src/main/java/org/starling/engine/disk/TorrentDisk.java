package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data of one torrent as its session uses it. Methods are called on the session's thread and never block; answers
 * come back on the session's executor. Blocks of a piece are kept in pooled memory until the piece is finished; where
 * memory runs short they are spilled to their files, unverified.
 */
public interface TorrentDisk {

    /**
     * Memory for an incoming block with exactly {@code length} remaining, or null while the budget is used up. Blocks
     * begin at multiples of 16 KiB and have 16 KiB, or what is left of the piece; their memory lies side by side. The
     * same block may be borrowed more than once at a time (endgame): the first that is put counts.
     */
    @Nullable
    ByteBuffer borrow(int piece, int offset, int length);

    /** Returns memory that was borrowed and not put. */
    void giveBack(ByteBuffer block);

    /** Runs the task once, on the session's executor, when memory is available again after borrow gave null. */
    void whenRoom(Runnable task);

    /** Takes a received block, the borrowed buffer itself, flipped; the memory belongs to the disk from here. */
    void put(int piece, int offset, ByteBuffer block);

    /**
     * All blocks of the piece were put: hash, write, record; then exactly one outcome. Whatever it is, the blocks are
     * gone from memory after it: a piece that is not verified has to be fetched again.
     */
    void finish(int piece, Consumer<PieceOutcome> done);

    /** What the blocks of a verified piece are; {@link BlockPrints#NONE} if it cannot be read. */
    void fingerprint(int piece, Consumer<BlockPrints> done);

    /**
     * Forgets the blocks of an unfinished piece; lent ones are still to be put or given back. Does nothing while it
     * finishes.
     */
    void discard(int piece);

    /**
     * Reads a block of a verified piece for upload, of at most 128 KiB; reads ahead where peers read in order.
     * Answers within the call where nothing has to be read: from memory, or with an open file if {@code zeroCopy}
     * allows it.
     */
    void read(int piece, int offset, int length, boolean zeroCopy, Consumer<ReadOutcome> done);
}
