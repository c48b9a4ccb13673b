package org.starling.net;

import java.io.IOException;

/** What a stream tells its present owner. Called on the loop thread only. */
public interface StreamHandler {

    /** Bytes may be read; read until {@link Stream#read} gives 0, or return early and be called again. */
    void onReadable(Stream stream) throws IOException;

    /** Bytes left, and the write queue is below the low-water mark. */
    default void onWritable(Stream stream) {}

    /** Called exactly once, also when the owner closed the stream itself. */
    void onClosed(Stream stream, String reason);
}
