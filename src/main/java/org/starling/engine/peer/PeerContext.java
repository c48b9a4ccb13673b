package org.starling.engine.peer;

import java.nio.ByteBuffer;
import org.starling.net.EventLoop;

/**
 * What all connections of one loop share.
 *
 * @param batches buffers for small outgoing messages
 * @param blocks buffers for blocks that are encrypted before they leave
 * @param scratch where bytes arrive; used within one callback only, so connections that are silent hold no buffer
 *     at all
 */
record PeerContext(
        EventLoop loop,
        MessageCodec codec,
        CloseCounters counters,
        SpareBuffers batches,
        SpareBuffers blocks,
        ByteBuffer scratch) {

    private static final int BATCH = 2048;
    private static final int BLOCK = 16 * 1024;
    private static final int SCRATCH = 128 * 1024;

    static PeerContext create(EventLoop loop, MessageCodec codec, CloseCounters counters) {
        return new PeerContext(
                loop,
                codec,
                counters,
                new SpareBuffers(BATCH, 64),
                new SpareBuffers(BLOCK, 128),
                ByteBuffer.allocateDirect(SCRATCH));
    }
}
