package org.starling.engine.disk;

import java.nio.ByteBuffer;

/**
 * Memory for blocks that lie side by side. It returns to the pool when the last holder lets go: its piece, or a lent
 * block.
 */
final class Chunk {
    final Arena arena;
    final int number;
    final ByteBuffer memory;
    /** Belongs to the thread of the torrent that took the chunk. */
    int holders;

    private final ByteBuffer[] blocks;

    Chunk(Arena arena, int number, ByteBuffer memory) {
        this.arena = arena;
        this.number = number;
        this.memory = memory;
        blocks = new ByteBuffer[memory.capacity() / BlockPool.BLOCK];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = memory.slice(i * BlockPool.BLOCK, BlockPool.BLOCK);
        }
    }

    /** Always the same buffer for the same block: it tells who returns it. */
    ByteBuffer block(int index) {
        return blocks[index];
    }

    void letGo(BlockPool pool) {
        if (--holders == 0) {
            pool.free(this);
        }
    }
}
