package org.starling.net;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Direct buffers of one size, kept for the next user: the garbage collector returns direct memory late, and allocating
 * it is slow. There are never more than {@code maxBuffers}, in use and idle together. Safe for any thread.
 */
public final class BufferPool {

    /** The size of a block, so that one buffer takes one. */
    public static final int BLOCK = 16 * 1024;

    private final int size;
    private final int maxBuffers;
    private final @Nullable Set<ByteBuffer> lent;
    private final ArrayDeque<ByteBuffer> idle = new ArrayDeque<>();
    private List<Runnable> waiting = new ArrayList<>();
    private int outstanding;

    public BufferPool(int size, int maxBuffers) {
        this(size, maxBuffers, false);
    }

    private BufferPool(int size, int maxBuffers, boolean checking) {
        this.size = size;
        this.maxBuffers = maxBuffers;
        this.lent = checking ? Collections.newSetFromMap(new IdentityHashMap<>()) : null;
    }

    /** A pool that remembers what it lent, to catch buffers released twice or to the wrong pool; for tests. */
    public static BufferPool checking(int size, int maxBuffers) {
        return new BufferPool(size, maxBuffers, true);
    }

    public int bufferSize() {
        return size;
    }

    /** A cleared buffer, or null while all are in use. */
    public synchronized @Nullable ByteBuffer tryBorrow() {
        ByteBuffer buffer = idle.pollLast();
        if (buffer == null) {
            if (outstanding >= maxBuffers) {
                return null;
            }
            buffer = ByteBuffer.allocateDirect(size);
        }
        outstanding++;
        if (lent != null) {
            lent.add(buffer);
        }
        return buffer.clear();
    }

    /** Returns a buffer, exactly once. */
    public void release(ByteBuffer buffer) {
        List<Runnable> wake;
        synchronized (this) {
            if (lent != null && !lent.remove(buffer)) {
                throw new IllegalStateException("released twice, or never borrowed here");
            }
            outstanding--;
            idle.addLast(buffer);
            if (waiting.isEmpty()) {
                return;
            }
            wake = waiting;
            waiting = new ArrayList<>();
        }
        wake.forEach(Runnable::run);
    }

    /** Runs the task once a buffer may be had, at once if so; on the thread that releases one, so it must be short. */
    public void whenRoom(Runnable task) {
        synchronized (this) {
            if (outstanding >= maxBuffers) {
                waiting.add(task);
                return;
            }
        }
        task.run();
    }

    /** Buffers borrowed and not yet released. */
    public synchronized int outstanding() {
        return outstanding;
    }
}
