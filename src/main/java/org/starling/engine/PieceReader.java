package org.starling.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a running torrent's data while it loads, for somebody who watches it: what he needs next is fetched before all
 * else. Thread-safe.
 */
public interface PieceReader extends AutoCloseable {
    /** Bytes that may be read at a time. */
    int MAX_LENGTH = 128 << 10;

    /** The pieces from the first to the last are needed soon, in this order; replaces what it needed before. */
    void needs(int first, int last);

    /**
     * Bytes of one piece; waits until the piece is verified. Completes on the engine's thread, exceptionally with an
     * {@link EngineException} if the torrent stops, the disk refuses or the reader is closed.
     */
    CompletableFuture<ByteBuffer> read(int piece, int offset, int length);

    /** Nothing is needed any more. */
    @Override
    void close();
}
