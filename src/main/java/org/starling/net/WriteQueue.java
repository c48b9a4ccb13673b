package org.starling.net;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has yet to send. Loop thread only. Every entry's task runs exactly once: when its last byte was taken
 * by the kernel, or when the queue closes.
 */
final class WriteQueue {

    /** Bytes for one stream in one round, so that a fast reader does not hold up the others. */
    private static final long BUDGET = 1 << 20;

    private static final int REFUSALS = 3;

    private final BufferPool pool;
    private final ArrayDeque<Outgoing> entries = new ArrayDeque<>(4);
    private @Nullable ByteBuffer staging;
    private long bytes;

    enum Outcome {
        /** Nothing is left. */
        EMPTY,
        /** The kernel's buffer is full, or the round's share is used up. */
        BLOCKED,
        /** No pooled buffer was to be had. */
        STARVED
    }

    WriteQueue(BufferPool pool) {
        this.pool = pool;
    }

    long bytes() {
        return bytes;
    }

    void add(ByteBuffer data, Runnable written, @Nullable StreamCipher cipher) {
        bytes += data.remaining();
        entries.addLast(new Outgoing.Bytes(data, written, cipher));
    }

    void add(FileChannel file, long position, long length, Runnable released, @Nullable StreamCipher cipher) {
        bytes += length;
        entries.addLast(new Outgoing.Region(file, position, length, released, cipher));
    }

    /** Sends what the kernel takes. */
    Outcome drain(SocketChannel channel, ByteBuffer[] gather) throws IOException {
        long stopAt = bytes - BUDGET;
        // A finished entry's task may have closed the stream.
        while (!entries.isEmpty() && channel.isOpen()) {
            if (bytes <= stopAt) {
                return Outcome.BLOCKED;
            }
            Outcome outcome = entries.peekFirst() instanceof Outgoing.Region region
                    ? send(channel, region)
                    : sendBytes(channel, gather);
            if (outcome != Outcome.EMPTY) {
                return outcome;
            }
        }
        return Outcome.EMPTY;
    }

    /** Lets everything go; what the tasks throw is passed on, none of them is left out. */
    void close(Consumer<Throwable> failures) {
        releaseStaging();
        bytes = 0;
        for (Outgoing entry = entries.pollFirst(); entry != null; entry = entries.pollFirst()) {
            try {
                entry.done.run();
            } catch (Throwable e) {
                failures.accept(e);
            }
        }
    }

    /** EMPTY here means: go on with the next entry. */
    private Outcome sendBytes(SocketChannel channel, ByteBuffer[] gather) throws IOException {
        int count = 0;
        long offered = 0;
        for (Outgoing entry : entries) {
            if (count == gather.length || offered >= BUDGET || !(entry instanceof Outgoing.Bytes part)) {
                break;
            }
            if (part.needsChunks() && count > 0) {
                break;
            }
            ByteBuffer data = part.encrypted();
            offered += data.remaining();
            gather[count++] = data;
            if (part.needsChunks()) {
                break;
            }
        }
        long taken;
        try {
            taken = count == 1 ? writeOne(channel, gather[0]) : channel.write(gather, 0, count);
        } finally {
            Arrays.fill(gather, 0, count, null);
        }
        bytes -= taken;
        popSent();
        return taken < offered ? Outcome.BLOCKED : Outcome.EMPTY;
    }

    private void popSent() {
        while (entries.peekFirst() instanceof Outgoing.Bytes part && part.sent()) {
            entries.removeFirst();
            part.done.run();
        }
    }

    private Outcome send(SocketChannel channel, Outgoing.Region region) throws IOException {
        if (region.remaining > 0) {
            Outcome outcome = region.copying ? copy(channel, region) : transfer(channel, region);
            if (outcome != Outcome.EMPTY) {
                return outcome;
            }
        }
        if (region.remaining == 0) {
            releaseStaging();
            entries.removeFirst();
            region.done.run();
        }
        return Outcome.EMPTY;
    }

    private Outcome transfer(SocketChannel channel, Outgoing.Region region) throws IOException {
        long wanted = Math.min(region.remaining, BUDGET);
        long taken;
        try {
            taken = region.file.transferTo(region.position, wanted, channel);
        } catch (IOException e) {
            // Some file systems refuse; if it was the socket, copying meets the same error and reports it.
            region.copying = true;
            return Outcome.EMPTY;
        }
        if (taken > 0) {
            region.refusals = 0;
            advance(region, taken);
            return taken < wanted ? Outcome.BLOCKED : Outcome.EMPTY;
        }
        requireMore(region);
        region.copying = ++region.refusals >= REFUSALS;
        return Outcome.BLOCKED;
    }

    private void requireMore(Outgoing.Region region) throws IOException {
        if (region.file.size() <= region.position) {
            throw new EOFException("the file is shorter than what was to be sent");
        }
    }

    private Outcome copy(SocketChannel channel, Outgoing.Region region) throws IOException {
        ByteBuffer part = staging == null ? pool.tryBorrow() : staging;
        if (part == null) {
            return Outcome.STARVED;
        }
        if (staging == null) {
            staging = part;
            part.limit(0);
        }
        if (!part.hasRemaining()) {
            fill(part, region);
        }
        int taken = channel.write(part);
        bytes -= taken;
        region.remaining -= taken;
        return part.hasRemaining() ? Outcome.BLOCKED : Outcome.EMPTY;
    }

    private void fill(ByteBuffer part, Outgoing.Region region) throws IOException {
        part.clear().limit((int) Math.min(part.capacity(), region.remaining));
        int read;
        try {
            read = region.file.read(part, region.position);
        } finally {
            part.flip();
        }
        if (read <= 0) {
            throw new EOFException("the file is shorter than what was to be sent");
        }
        region.position += read;
        StreamCipher cipher = region.cipher;
        if (cipher != null) {
            cipher.apply(part);
        }
    }

    private void advance(Outgoing.Region region, long taken) {
        region.position += taken;
        region.remaining -= taken;
        bytes -= taken;
    }

    private void releaseStaging() {
        if (staging != null) {
            pool.release(staging);
            staging = null;
        }
    }

    private static int writeOne(SocketChannel channel, ByteBuffer data) throws IOException {
        int limit = data.limit();
        if (data.isDirect() || data.remaining() <= Outgoing.HEAP_CHUNK) {
            return channel.write(data);
        }
        int taken = 0;
        while (data.position() < limit) {
            data.limit(Math.min(limit, data.position() + Outgoing.HEAP_CHUNK));
            int offered = data.remaining();
            int part;
            try {
                part = channel.write(data);
            } finally {
                data.limit(limit);
            }
            taken += part;
            if (part < offered) {
                break;
            }
        }
        return taken;
    }
}
