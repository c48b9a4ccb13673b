package org.starling.app.instance;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Messages on a socket: four bytes of length, then JSON. Nothing is allocated before its length is known to be allowed,
 * and a message that has begun has to end in time. For one reading thread; any may write.
 */
final class Frames implements Closeable {
    static final int MAX_BYTES = 1 << 20;

    private static final Duration MESSAGE_TIME = Duration.ofSeconds(10);
    private static final int FIRST_BUFFER = 8 * 1024;

    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;
    private final ByteBuffer header = ByteBuffer.allocate(4);

    Frames(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        readable = Selector.open();
        writable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
        channel.register(writable, SelectionKey.OP_WRITE);
    }

    /**
     * The next message, or null at the orderly end of the connection.
     *
     * @param idle how long it may take to begin
     */
    byte @Nullable [] read(Duration idle) throws IOException {
        header.clear();
        await(readable, System.nanoTime() + idle.toNanos());
        long deadline = System.nanoTime() + MESSAGE_TIME.toNanos();
        if (!fill(header, deadline)) {
            return null;
        }
        int length = header.flip().getInt();
        if (length <= 0 || length > MAX_BYTES) {
            throw new IOException("a message of " + Integer.toUnsignedLong(length) + " bytes");
        }
        return body(length, deadline);
    }

    synchronized void write(byte[] message) throws IOException {
        if (message.length > MAX_BYTES) {
            throw new IOException("a message of " + message.length + " bytes");
        }
        ByteBuffer frame = ByteBuffer.allocate(4 + message.length);
        frame.putInt(message.length).put(message).flip();
        long deadline = System.nanoTime() + MESSAGE_TIME.toNanos();
        while (frame.hasRemaining()) {
            if (channel.write(frame) == 0) {
                await(writable, deadline);
            }
        }
    }

    /** Grows with what has really come: a length alone costs nothing. */
    private byte[] body(int length, long deadline) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(Math.min(length, FIRST_BUFFER));
        while (true) {
            if (!fill(body, deadline)) {
                throw new EOFException("the connection ended within a message");
            }
            if (body.capacity() == length) {
                return body.array();
            }
            ByteBuffer larger = ByteBuffer.allocate(Math.min(length, body.capacity() * 4));
            larger.put(body.flip());
            body = larger;
        }
    }

    /** False if the stream ended before the first byte. */
    private boolean fill(ByteBuffer buffer, long deadline) throws IOException {
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer);
            if (read < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw new EOFException("the connection ended within a message");
            } else if (read == 0) {
                await(readable, deadline);
            }
        }
        return true;
    }

    private static void await(Selector selector, long deadline) throws IOException {
        while (true) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("the other side is silent");
            }
            if (isReady(selector, left)) {
                return;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
        }
    }

    /** Another thread may close the connection at any moment. */
    private static boolean isReady(Selector selector, long millis) throws IOException {
        try {
            selector.select(millis);
            boolean ready = !selector.selectedKeys().isEmpty();
            selector.selectedKeys().clear();
            return ready;
        } catch (ClosedSelectorException e) {
            throw new EOFException("closed");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        writable.close();
    }
}
