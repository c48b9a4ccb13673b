package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;

/**
 * Blocks read for upload. Where a piece is asked for in order, a stretch is read at once and the next blocks come
 * from memory. Session thread only, but data may be released on any.
 */
final class ReadAhead {
    private static final int REMEMBERED = 64;

    private final BlockPool pool;
    private final AtomicInteger budget;
    private final Loader loader;
    private final Map<Long, Window> windows = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, Integer> ends = new LinkedHashMap<>();

    /** Reads from disk and answers on the session's thread with null or a failure. */
    interface Loader {
        void load(int piece, int offset, ByteBuffer target, Consumer<@Nullable DiskFailure> done);
    }

    private record Waiting(int offset, int length, Consumer<ReadOutcome> done) {}

    /** A stretch of a piece in memory. */
    private static final class Window {
        final int offset;
        final int length;
        final Chunk chunk;
        final List<Waiting> waiting = new ArrayList<>();
        final AtomicInteger holders = new AtomicInteger(1);
        boolean loaded;

        /** The cache's own hold was given up. */
        boolean dropped;

        Window(int offset, int length, Chunk chunk) {
            this.offset = offset;
            this.length = length;
            this.chunk = chunk;
        }

        boolean covers(int from, int bytes) {
            return from >= offset && from + bytes <= offset + length;
        }
    }

    /** @param budget stretches that may yet be taken, by all torrents together */
    ReadAhead(BlockPool pool, AtomicInteger budget, Loader loader) {
        this.pool = pool;
        this.budget = budget;
        this.loader = loader;
    }

    void read(int piece, int pieceSize, int offset, int length, Consumer<ReadOutcome> done) {
        Waiting request = new Waiting(offset, length, done);
        Window window = windows.get(key(piece, offset));
        if (window != null && window.covers(offset, length)) {
            serve(window, request);
        } else if (isSequential(piece, offset)) {
            readStretch(piece, pieceSize, request);
        } else {
            readOne(piece, request);
        }
        remember(piece, offset + length);
    }

    /** Frees cached stretches that nobody reads; true if there was one. */
    boolean evict() {
        boolean any = false;
        for (Iterator<Window> all = windows.values().iterator(); all.hasNext(); ) {
            Window window = all.next();
            if (window.loaded) {
                all.remove();
                drop(window);
                any = true;
            }
        }
        return any;
    }

    private boolean isSequential(int piece, int offset) {
        return offset == 0 || ends.getOrDefault(piece, -1) == offset;
    }

    private void remember(int piece, int end) {
        ends.remove(piece);
        ends.put(piece, end);
        if (ends.size() > REMEMBERED) {
            ends.remove(ends.keySet().iterator().next());
        }
    }

    private void readStretch(int piece, int pieceSize, Waiting request) {
        Chunk chunk = takeStretch();
        if (chunk == null) {
            readOne(piece, request);
            return;
        }
        int start = request.offset;
        int boundary = (start / BlockPool.ARENA + 1) * BlockPool.ARENA;
        int end = Math.max(Math.min(boundary, pieceSize), start + request.length);
        Window window = new Window(start, Math.min(end - start, BlockPool.ARENA), chunk);
        long key = key(piece, start);
        Window before = windows.put(key, window);
        if (before != null && before.loaded) {
            drop(before);
        }
        window.waiting.add(request);
        loader.load(piece, start, chunk.memory.slice(0, window.length), failure -> loaded(key, window, failure));
    }

    /**
     * Held while its requests are served: those who get a block may ask for the next one, which may evict this
     * stretch.
     */
    private void loaded(long key, Window window, @Nullable DiskFailure failure) {
        window.loaded = true;
        window.holders.incrementAndGet();
        if (failure != null) {
            // First of all: whoever is told of the failure may ask again, and must not be served what was never read.
            windows.remove(key, window);
        }
        for (Waiting request : window.waiting) {
            if (failure == null) {
                serve(window, request);
            } else {
                request.done.accept(new ReadOutcome.Failed(failure));
            }
        }
        window.waiting.clear();
        if (windows.get(key) != window) {
            drop(window);
        }
        letGo(window);
    }

    private void drop(Window window) {
        if (!window.dropped) {
            window.dropped = true;
            letGo(window);
        }
    }

    private void serve(Window window, Waiting request) {
        if (!window.loaded) {
            window.waiting.add(request);
            return;
        }
        window.holders.incrementAndGet();
        ByteBuffer bytes = window.chunk.memory.slice(request.offset - window.offset, request.length);
        request.done.accept(
                new ReadOutcome.Data(new BlockData.InMemory(bytes.asReadOnlyBuffer(), () -> letGo(window))));
    }

    /** Out of order, or no memory to spare: one block, in memory that the collector takes. */
    private void readOne(int piece, Waiting request) {
        ByteBuffer bytes = ByteBuffer.allocate(request.length);
        loader.load(
                piece,
                request.offset,
                bytes.duplicate(),
                failure -> request.done.accept(
                        failure == null
                                ? new ReadOutcome.Data(new BlockData.InMemory(bytes.asReadOnlyBuffer(), () -> {}))
                                : new ReadOutcome.Failed(failure)));
    }

    private @Nullable Chunk takeStretch() {
        if (budget.decrementAndGet() < 0) {
            budget.incrementAndGet();
            evict();
            if (budget.decrementAndGet() < 0) {
                budget.incrementAndGet();
                return null;
            }
        }
        Chunk chunk = pool.take(BlockPool.ARENA);
        if (chunk == null) {
            budget.incrementAndGet();
        }
        return chunk;
    }

    private void letGo(Window window) {
        if (window.holders.decrementAndGet() == 0) {
            pool.free(window.chunk);
            budget.incrementAndGet();
        }
    }

    private static long key(int piece, int offset) {
        return (long) piece << 32 | offset / BlockPool.ARENA;
    }
}
