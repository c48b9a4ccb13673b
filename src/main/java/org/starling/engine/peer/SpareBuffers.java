package org.starling.engine.peer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Direct buffers of one size that are used again instead of being left to the garbage collector. Always has one to
 * give; how many are out is bounded by those who take them. Belongs to the loop thread.
 */
final class SpareBuffers {
    private final int size;
    private final int maxIdle;
    private final ArrayDeque<ByteBuffer> idle = new ArrayDeque<>();

    SpareBuffers(int size, int maxIdle) {
        this.size = size;
        this.maxIdle = maxIdle;
    }

    int bufferSize() {
        return size;
    }

    ByteBuffer acquire() {
        ByteBuffer buffer = idle.pollLast();
        return buffer == null ? ByteBuffer.allocateDirect(size) : buffer.clear();
    }

    /** A buffer for that many bytes; larger ones than usual are made for the occasion. */
    ByteBuffer acquire(int bytes) {
        return bytes <= size ? acquire() : ByteBuffer.allocate(bytes);
    }

    void release(ByteBuffer buffer) {
        if (buffer.capacity() == size && idle.size() < maxIdle) {
            idle.addLast(buffer);
        }
    }
}
