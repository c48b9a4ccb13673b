package org.starling.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A connected, non-blocking TCP stream with optional ciphers. All methods belong to the loop thread.
 * Reading is pulled by the owner straight into its own buffers; writing is queued and drained with OP_WRITE, never by
 * spinning.
 */
public interface Stream {

    InetSocketAddress remote();

    InetSocketAddress local();

    /** True if the other side dialled. */
    boolean incoming();

    boolean encrypted();

    /**
     * From now on the handler is told; bytes given back by {@link #unread} make it readable at once. On a stream that
     * has closed meanwhile, the handler's onClosed runs soon.
     */
    void handler(StreamHandler handler);

    /**
     * Reads (and decrypts) at most {@code dst.remaining()} bytes.
     *
     * @return bytes read, -1 at the end of the stream, 0 when there are none now or this round's share is used up (the
     *     handler is called again for the rest)
     */
    int read(ByteBuffer dst) throws IOException;

    /** Gives back plaintext bytes, to be read first by the next reader; used when a connection changes its owner. */
    void unread(ByteBuffer plaintext);

    /** Ciphers for all bytes from here on; queued bytes were encrypted when they were queued. */
    void ciphers(StreamCipher in, StreamCipher out);

    void pauseReading();

    void resumeReading();

    /**
     * Queues the bytes, which leave at the end of the loop's round at the latest. The buffer is the stream's until
     * {@code written} runs, also when the stream closes first, and an encrypted stream changes its content: memory that
     * others read too is passed as a read-only buffer.
     */
    void write(ByteBuffer data, Runnable written);

    /**
     * Queues a file's bytes: zero-copy where the stream is plain. {@code released} runs when they are written or the
     * stream closed.
     */
    void writeFile(FileChannel file, long position, long length, Runnable released);

    /** Bytes queued and not yet taken by the kernel. */
    long queuedBytes();

    /** Closes at once; the handler's onClosed runs before this returns or right after the present callback. */
    void close(String reason);
}
