package org.starling.engine.disk;

import java.nio.ByteBuffer;

/** A piece of direct memory, carved into chunks of one size at a time. Guarded by its {@link BlockPool}. */
final class Arena {
    private final ByteBuffer memory;
    private Chunk[] chunks = {};
    private int taken;

    Arena(ByteBuffer memory) {
        this.memory = memory;
    }

    void carve(int size) {
        if (chunks.length > 0 && chunkSize() == size) {
            return;
        }
        chunks = new Chunk[memory.capacity() / size];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = new Chunk(this, i, memory.slice(i * size, size));
        }
    }

    Chunk take() {
        int free = Integer.numberOfTrailingZeros(~taken);
        taken |= 1 << free;
        Chunk chunk = chunks[free];
        chunk.holders = 1;
        return chunk;
    }

    void give(Chunk chunk) {
        taken &= ~(1 << chunk.number);
    }

    boolean isFull() {
        return Integer.bitCount(taken) == chunks.length;
    }

    boolean isEmpty() {
        return taken == 0;
    }

    int chunkSize() {
        return chunks[0].memory.capacity();
    }
}
