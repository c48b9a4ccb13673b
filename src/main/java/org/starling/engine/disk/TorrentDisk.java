package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data of one torrent as its session uses it. Methods are called on the session's thread and never block; answers come
 * back on the session's executor. Blocks of a piece are kept in pooled memory until the piece is finished; where memory runs
 * short they are spilled to their files, unverified.
 */
public interface TorrentDisk {

    /** Memory for an incoming block with exactly {@code length} remaining, or null while the budget is used up. */
    @Nullable ByteBuffer borrow(int length);

    /** Returns memory that was borrowed and not put. */
    void giveBack(ByteBuffer block);

    /** Runs the task once, on the session's executor, when memory is available again after borrow gave null. */
    void whenRoom(Runnable task);

    /** Takes a received block (flipped); the memory belongs to the disk from here. */
    void put(int piece, int offset, ByteBuffer block);

    /** All blocks of the piece were put: hash, write, record; then exactly one outcome. */
    void finish(int piece, Consumer<PieceOutcome> done);

    /** Forgets the blocks of an unfinished piece. */
    void discard(int piece);

    /** Reads a block of a verified piece for upload; reads ahead where peers read in order. */
    void read(int piece, int offset, int length, boolean zeroCopy, Consumer<ReadOutcome> done);
}
