package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Direct memory for blocks, shared by all torrents, up to a budget. It is handed out in chunks of a power of two
 * between a block and {@link #ARENA}: the blocks of a piece lie side by side, so that hashing and writing are few
 * calls. Memory is reused and never grows past the budget. Thread-safe.
 */
final class BlockPool {
    /** Bytes of a block: what everybody asks for at once (BEP 3). */
    static final int BLOCK = 16 << 10;

    /** Bytes of the largest chunk. */
    static final int ARENA = 256 << 10;

    private static final int CLASSES = 5;

    private record Waiter(Executor executor, Runnable task) {}

    private final int most;
    private final Deque<Arena> empty = new ArrayDeque<>();
    private final List<Deque<Arena>> open = new ArrayList<>();
    private List<Waiter> waiters = new ArrayList<>();
    private int arenas;
    private int chunks;
    private boolean exhausted;
    private long frees;

    BlockPool(long budget) {
        most = (int) Math.max(1, Math.min(budget / ARENA, Integer.MAX_VALUE / 2));
        for (int i = 0; i < CLASSES; i++) {
            open.add(new ArrayDeque<>());
        }
    }

    /** The size of the chunks that suit a piece of that length. */
    static int chunkSize(int pieceLength) {
        if (pieceLength >= ARENA) {
            return ARENA;
        }
        return Math.max(BLOCK, Integer.highestOneBit(Math.max(1, pieceLength * 2 - 1)));
    }

    /** A chunk held once, or null while the budget is used up. */
    synchronized @Nullable Chunk take(int size) {
        Deque<Arena> ofSize = open.get(Integer.numberOfTrailingZeros(size / BLOCK));
        Arena arena = ofSize.peek();
        if (arena == null) {
            arena = emptyArena();
            if (arena == null) {
                return null;
            }
            arena.carve(size);
            ofSize.push(arena);
        }
        Chunk chunk = arena.take();
        if (arena.isFull()) {
            ofSize.remove(arena);
        }
        chunks++;
        return chunk;
    }

    void free(Chunk chunk) {
        List<Waiter> woken;
        synchronized (this) {
            Arena arena = chunk.arena;
            Deque<Arena> ofSize = open.get(Integer.numberOfTrailingZeros(arena.chunkSize() / BLOCK));
            if (arena.isFull()) {
                ofSize.push(arena);
            }
            arena.give(chunk);
            if (arena.isEmpty()) {
                ofSize.remove(arena);
                empty.push(arena);
            }
            chunks--;
            frees++;
            if (waiters.isEmpty()) {
                return;
            }
            woken = waiters;
            waiters = new ArrayList<>();
        }
        woken.forEach(waiter -> waiter.executor.execute(waiter.task));
    }

    /** Runs the task once when a chunk has come back since there had been so many {@link #frees}. */
    void whenFree(long since, Executor executor, Runnable task) {
        synchronized (this) {
            if (frees == since) {
                waiters.add(new Waiter(executor, task));
                return;
            }
        }
        executor.execute(task);
    }

    /** Whether somebody waits for memory. */
    synchronized boolean isShort() {
        return !waiters.isEmpty();
    }

    /** How many chunks have come back so far. */
    synchronized long frees() {
        return frees;
    }

    /** Gives memory that is not in use back to the system. */
    synchronized void trim() {
        arenas -= empty.size();
        empty.clear();
        exhausted = false;
    }

    /** Chunks in use. */
    synchronized int used() {
        return chunks;
    }

    /** Bytes taken from the system. */
    synchronized long allocated() {
        return (long) arenas * ARENA;
    }

    private @Nullable Arena emptyArena() {
        Arena arena = empty.poll();
        if (arena != null || arenas >= most || exhausted) {
            return arena;
        }
        try {
            arena = new Arena(ByteBuffer.allocateDirect(ARENA));
            arenas++;
            return arena;
        } catch (OutOfMemoryError e) {
            // The system gives less than the budget: what there is must do.
            exhausted = true;
            return null;
        }
    }
}
