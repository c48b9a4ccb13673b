package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;

/**
 * The blocks of one unfinished piece. A block has its place in a chunk; a second copy of it that is on its way at the
 * same time (endgame) goes to memory of its own, so that nobody writes where another does. Session thread only; while
 * a worker uses the parts, the memory of received blocks does not change.
 */
final class PieceBuffer {
    private enum State {
        MISSING,
        LENT,
        HERE,
        SPILLED
    }

    final int piece;
    private final int size;
    private final int chunkSize;
    private final BlockPool pool;
    private final State[] states;
    private final @Nullable Chunk[] chunks;
    private final @Nullable Lease[] others;

    /** Order of use: the smaller, the longer ago. */
    long lastUse;
    /** A worker uses the parts. */
    boolean busy;
    /** The worker is at the end of the piece, not only making room. */
    boolean finishing;
    /** Runs on the session's thread when no worker uses the parts any more. */
    @Nullable
    Runnable whenIdle;
    /** Blocks were lost to this. */
    @Nullable
    DiskFailure failure;

    /** A block that is lent out, or was put from other memory than its place. */
    record Lease(PieceBuffer owner, int block, Chunk chunk, ByteBuffer buffer, boolean inPlace) {}

    PieceBuffer(int piece, int size, int pieceLength, BlockPool pool) {
        this.piece = piece;
        this.size = size;
        this.pool = pool;
        chunkSize = BlockPool.chunkSize(pieceLength);
        int blocks = (size + BlockPool.BLOCK - 1) / BlockPool.BLOCK;
        states = new State[blocks];
        Arrays.fill(states, State.MISSING);
        chunks = new Chunk[(size + chunkSize - 1) / chunkSize];
        others = new Lease[blocks];
    }

    /** The number of the block, if it is one: aligned, 16 KiB or what is left of the piece. */
    int blockAt(int offset, int length) {
        if (offset < 0
                || offset >= size
                || offset % BlockPool.BLOCK != 0
                || length != length(offset / BlockPool.BLOCK)) {
            throw new IllegalArgumentException("no block: " + length + " bytes at " + offset);
        }
        return offset / BlockPool.BLOCK;
    }

    /** Memory for the block, or null if the pool has none. */
    @Nullable
    Lease lend(int block) {
        return states[block] == State.MISSING ? lendPlace(block) : lendOther(block);
    }

    /** A block came, perhaps for a buffer of this piece that was discarded since. */
    void take(int block, Lease lease) {
        boolean inPlace = lease.inPlace && lease.owner == this;
        boolean news = states[block] == State.MISSING || states[block] == State.LENT;
        if (news) {
            states[block] = State.HERE;
        }
        if (news && !inPlace) {
            others[block] = lease;
        } else {
            lease.chunk.letGo(pool);
        }
    }

    /** The lender did not fill it. */
    void takeBack(Lease lease) {
        if (lease.inPlace && states[lease.block] == State.LENT) {
            states[lease.block] = State.MISSING;
        }
        lease.chunk.letGo(pool);
    }

    boolean isComplete() {
        return Arrays.stream(states).allMatch(state -> state == State.HERE || state == State.SPILLED);
    }

    boolean hasSpillable() {
        return !busy && Arrays.asList(states).contains(State.HERE);
    }

    /** All received blocks in order, neighbours joined. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int block = 0; block < states.length; ) {
            int end = endOfRun(block);
            int offset = block * BlockPool.BLOCK;
            int length = Math.min(end * BlockPool.BLOCK, size) - offset;
            if (states[block] == State.SPILLED) {
                parts.add(new Part(offset, length, null));
            } else if (states[block] == State.HERE) {
                parts.add(new Part(offset, length, memory(block, offset, length)));
            }
            block = end;
        }
        return parts;
    }

    /** These parts are in the files now. */
    void spilled(List<Part> parts) {
        for (Part part : parts) {
            for (int at = part.offset(); at < part.offset() + part.length(); at += BlockPool.BLOCK) {
                states[at / BlockPool.BLOCK] = State.SPILLED;
                dropOther(at / BlockPool.BLOCK);
            }
        }
        for (int i = 0; i < chunks.length; i++) {
            if (!isUsed(i)) {
                dropChunk(i);
            }
        }
    }

    /** Lets go of all memory; lent blocks keep theirs until they come back. */
    void release() {
        for (int i = 0; i < chunks.length; i++) {
            dropChunk(i);
        }
        for (int block = 0; block < others.length; block++) {
            dropOther(block);
        }
        Arrays.fill(states, State.MISSING);
    }

    private @Nullable Lease lendPlace(int block) {
        int index = block * BlockPool.BLOCK / chunkSize;
        Chunk chunk = chunks[index];
        if (chunk == null) {
            chunk = pool.take(chunkSize);
            chunks[index] = chunk;
        }
        if (chunk == null) {
            return null;
        }
        chunk.holders++;
        states[block] = State.LENT;
        int inChunk = block - index * (chunkSize / BlockPool.BLOCK);
        return new Lease(this, block, chunk, chunk.block(inChunk).clear().limit(length(block)), true);
    }

    private @Nullable Lease lendOther(int block) {
        Chunk chunk = pool.take(BlockPool.BLOCK);
        return chunk == null
                ? null
                : new Lease(this, block, chunk, chunk.block(0).clear().limit(length(block)), false);
    }

    private int endOfRun(int block) {
        int end = block + 1;
        while (end < states.length && states[end] == states[block] && joined(block, end)) {
            end++;
        }
        return end;
    }

    private boolean joined(int block, int next) {
        return states[block] != State.HERE
                || (others[block] == null
                        && others[next] == null
                        && block * BlockPool.BLOCK / chunkSize == next * BlockPool.BLOCK / chunkSize);
    }

    private ByteBuffer memory(int block, int offset, int length) {
        Lease other = others[block];
        Chunk chunk = chunks[offset / chunkSize];
        if (other != null) {
            return other.buffer.slice(0, length);
        }
        if (chunk == null) {
            throw new IllegalStateException("block " + block + " of piece " + piece + " has no memory");
        }
        return chunk.memory.slice(offset % chunkSize, length);
    }

    private boolean isUsed(int chunk) {
        int perChunk = chunkSize / BlockPool.BLOCK;
        int end = Math.min((chunk + 1) * perChunk, states.length);
        for (int block = chunk * perChunk; block < end; block++) {
            if (states[block] == State.LENT || (states[block] == State.HERE && others[block] == null)) {
                return true;
            }
        }
        return false;
    }

    private void dropChunk(int index) {
        Chunk chunk = chunks[index];
        chunks[index] = null;
        if (chunk != null) {
            chunk.letGo(pool);
        }
    }

    private void dropOther(int block) {
        Lease other = others[block];
        others[block] = null;
        if (other != null) {
            other.chunk.letGo(pool);
        }
    }

    private int length(int block) {
        return Math.min(BlockPool.BLOCK, size - block * BlockPool.BLOCK);
    }
}
