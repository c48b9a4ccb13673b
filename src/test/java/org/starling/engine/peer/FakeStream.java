package org.starling.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;
import org.starling.net.Stream;
import org.starling.net.StreamCipher;
import org.starling.net.StreamHandler;

/** One end of a connection in memory, with ciphers and segments. */
public final class FakeStream implements Stream {
    private final EventLoop loop;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;
    private final boolean incoming;
    private final IntUnaryOperator segments;
    private final Deque<ByteBuffer> inbox = new ArrayDeque<>();
    private @Nullable FakeStream other;
    private @Nullable StreamHandler handler;
    private @Nullable StreamCipher in;
    private @Nullable StreamCipher out;
    private @Nullable ByteBuffer unread;
    private @Nullable String closed;
    private boolean ended;
    private boolean paused;
    private boolean pumping;
    private int budget;
    /** Bytes that were written, before encryption; none of them arrives while this is set. */
    private boolean stalled;

    private final Deque<Runnable> stalledWrites = new ArrayDeque<>();
    private long queued;
    int writes;
    int reads;

    private FakeStream(
            EventLoop loop,
            InetSocketAddress local,
            InetSocketAddress remote,
            boolean incoming,
            IntUnaryOperator segments) {
        this.loop = loop;
        this.local = local;
        this.remote = remote;
        this.incoming = incoming;
        this.segments = segments;
    }

    /** The dialling end and the accepting one. */
    static FakeStream[] pair(EventLoop loop, IntUnaryOperator segments) {
        InetSocketAddress a = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1001);
        InetSocketAddress b = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1002);
        return pair(loop, a, b, segments);
    }

    /** The ends of a connection from one address to another. */
    public static FakeStream[] pair(
            EventLoop loop, InetSocketAddress a, InetSocketAddress b, IntUnaryOperator segments) {
        FakeStream dialled = new FakeStream(loop, a, b, false, segments);
        FakeStream accepted = new FakeStream(loop, b, a, true, segments);
        dialled.other = accepted;
        accepted.other = dialled;
        return new FakeStream[] {dialled, accepted};
    }

    public static FakeStream[] pair(EventLoop loop) {
        return pair(loop, left -> left);
    }

    public boolean isClosed() {
        return closed != null;
    }

    public @Nullable String closeReason() {
        return closed;
    }

    /** Sends bytes past the ciphers, as a test peer does. */
    public void raw(byte... bytes) {
        deliver(ByteBuffer.wrap(bytes.clone()));
    }

    /** Everything that has arrived. */
    public byte[] drain() {
        int length = unread == null ? 0 : unread.remaining();
        for (ByteBuffer part : inbox) {
            length += part.remaining();
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        budget = Integer.MAX_VALUE;
        while (all.hasRemaining() && read(all) > 0) {
            reads++;
        }
        return all.array();
    }

    public void stall() {
        stalled = true;
    }

    public void unstall() {
        stalled = false;
        stalledWrites.forEach(Runnable::run);
        stalledWrites.clear();
        if (handler != null) {
            handler.onWritable(this);
        }
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public boolean incoming() {
        return incoming;
    }

    @Override
    public boolean encrypted() {
        return in != null;
    }

    @Override
    public void handler(StreamHandler newHandler) {
        handler = newHandler;
        paused = false;
        pumpSoon();
    }

    @Override
    public int read(ByteBuffer dst) {
        if (unread != null) {
            int count = move(unread, dst, Integer.MAX_VALUE);
            unread = unread.hasRemaining() ? unread : null;
            return count;
        }
        ByteBuffer first = inbox.peekFirst();
        if (first == null || budget == 0) {
            return (first == null && ended) || closed != null ? -1 : 0;
        }
        reads++;
        int start = dst.position();
        int count = move(first, dst, budget);
        budget -= count;
        if (!first.hasRemaining()) {
            inbox.removeFirst();
        }
        if (in != null) {
            in.apply(dst.duplicate().flip().position(start));
        }
        return count;
    }

    @Override
    public void unread(ByteBuffer plaintext) {
        if (!plaintext.hasRemaining()) {
            return;
        }
        int later = unread == null ? 0 : unread.remaining();
        ByteBuffer all = ByteBuffer.allocate(plaintext.remaining() + later).put(plaintext);
        if (unread != null) {
            all.put(unread);
        }
        unread = all.flip();
        pumpSoon();
    }

    @Override
    public void ciphers(StreamCipher newIn, StreamCipher newOut) {
        in = newIn;
        out = newOut;
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
        pumpSoon();
    }

    @Override
    public void write(ByteBuffer data, Runnable written) {
        if (closed != null) {
            loop.execute(written);
            return;
        }
        writes++;
        int length = data.remaining();
        if (out != null) {
            out.apply(data);
        }
        Runnable arrive = () -> {
            ByteBuffer copy = ByteBuffer.allocate(length).put(data).flip();
            queued -= length;
            deliver(copy);
            written.run();
        };
        queued += length;
        if (stalled) {
            stalledWrites.add(arrive);
        } else {
            arrive.run();
        }
    }

    @Override
    public void writeFile(FileChannel file, long position, long length, Runnable released) {
        ByteBuffer data = ByteBuffer.allocate((int) length);
        try {
            file.read(data, position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(data.flip(), released);
    }

    @Override
    public long queuedBytes() {
        return queued;
    }

    @Override
    public void close(String reason) {
        if (closed != null) {
            return;
        }
        closed = reason;
        queued = 0;
        stalledWrites.clear();
        if (other != null) {
            FakeStream far = other;
            far.ended = true;
            far.pumpSoon();
        }
        if (handler != null) {
            handler.onClosed(this, reason);
        }
    }

    private void deliver(ByteBuffer bytes) {
        if (other != null && other.closed == null && bytes.hasRemaining()) {
            other.inbox.add(bytes);
            other.pumpSoon();
        }
    }

    private void pumpSoon() {
        if (!pumping) {
            pumping = true;
            loop.execute(this::pump);
        }
    }

    private void pump() {
        pumping = false;
        int left = inbox.stream().mapToInt(ByteBuffer::remaining).sum();
        boolean readable = left > 0 || unread != null || ended;
        if (handler == null || paused || closed != null || !readable) {
            return;
        }
        budget = left == 0 ? 0 : Math.max(1, Math.min(left, segments.applyAsInt(left)));
        try {
            handler.onReadable(this);
        } catch (IOException e) {
            close(String.valueOf(e.getMessage()));
        }
        if (!inbox.isEmpty() || unread != null) {
            pumpSoon();
        }
    }

    private static int move(ByteBuffer from, ByteBuffer to, int most) {
        int count = Math.min(Math.min(from.remaining(), to.remaining()), most);
        to.put(to.position(), from, from.position(), count);
        to.position(to.position() + count);
        from.position(from.position() + count);
        return count;
    }
}
