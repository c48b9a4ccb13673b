package org.starling.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection on a {@link SelectorLoop}. Writes are sent at the end of the loop's round, or when the kernel has
 * room again. The selector is asked to stop watching for bytes only when some arrive that nobody wants, so that pausing
 * and resuming in between costs no system call.
 */
final class SocketStream implements Stream, Selectable {

    /** Bytes that one stream may read in one round, so that a fast sender does not hold up the others. */
    private static final int READ_BUDGET = 256 * 1024;

    /** {@link StreamHandler#onWritable} is due when bytes left and less than this is queued. */
    static final long LOW_WATER = 128 * 1024;

    private final SelectorLoop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final BufferPool pool;
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private final boolean incoming;
    private final WriteQueue queue;

    private @Nullable StreamHandler handler;
    private @Nullable StreamCipher decrypt;
    private @Nullable StreamCipher encrypt;
    private @Nullable ByteBuffer unread;
    private @Nullable String closeReason;
    private int interest;
    private int callbacks;
    private long budgetRound = -1;
    private int budget;
    private boolean paused;
    private boolean ended;
    private boolean finished;
    private boolean attended;
    /** Something was queued since the handler last heard that the queue was empty. */
    private boolean owesNotice;

    private boolean starved;

    /** Takes over a connected channel and its key; nothing is read before there is a handler. */
    SocketStream(SelectorLoop loop, BufferPool pool, SocketChannel channel, SelectionKey key, boolean incoming)
            throws IOException {
        this.loop = loop;
        this.pool = pool;
        this.channel = channel;
        this.key = key;
        this.incoming = incoming;
        this.remote = (InetSocketAddress) channel.getRemoteAddress();
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.queue = new WriteQueue(pool);
        this.interest = SelectionKey.OP_READ;
        key.attach(this);
        key.interestOps(interest);
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
        return decrypt != null || encrypt != null;
    }

    @Override
    public void handler(StreamHandler newHandler) {
        handler = newHandler;
        if (closeReason != null) {
            if (finished) {
                loop.execute(() -> newHandler.onClosed(this, reason()));
            }
            return;
        }
        resumeReading();
    }

    @Override
    public int read(ByteBuffer dst) throws IOException {
        if (unread != null) {
            return readBack(unread, dst);
        }
        if (ended || closeReason != null) {
            return -1;
        }
        if (budgetRound != loop.round()) {
            budgetRound = loop.round();
            budget = READ_BUDGET;
        }
        if (budget <= 0) {
            return 0;
        }
        return readSocket(dst);
    }

    @Override
    public void unread(ByteBuffer plaintext) {
        if (!plaintext.hasRemaining()) {
            return;
        }
        ByteBuffer later = unread;
        int length = plaintext.remaining() + (later == null ? 0 : later.remaining());
        ByteBuffer all = ByteBuffer.allocate(length).put(plaintext);
        if (later != null) {
            all.put(later);
        }
        unread = all.flip();
        attendSoon();
    }

    @Override
    public void ciphers(StreamCipher in, StreamCipher out) {
        decrypt = in;
        encrypt = out;
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
        if (closeReason == null && handler != null) {
            if (!ended) {
                interest(interest | SelectionKey.OP_READ);
            }
            if (unread != null) {
                attendSoon();
            }
        }
    }

    @Override
    public void write(ByteBuffer data, Runnable written) {
        if (closeReason != null) {
            loop.execute(written);
            return;
        }
        queue.add(data, written, encrypt);
        queued();
    }

    @Override
    public void writeFile(FileChannel file, long position, long length, Runnable released) {
        if (closeReason != null) {
            loop.execute(released);
            return;
        }
        queue.add(file, position, length, released, encrypt);
        queued();
    }

    @Override
    public long queuedBytes() {
        return queue.bytes();
    }

    @Override
    public void close(String reason) {
        if (closeReason != null) {
            return;
        }
        closeReason = reason;
        try {
            channel.close();
        } catch (IOException e) {
            loop.failed("closing a socket", e);
        }
        if (callbacks == 0) {
            finish();
        }
    }

    @Override
    public void ready(int ops) throws IOException {
        if ((ops & SelectionKey.OP_WRITE) != 0) {
            flush();
        }
        if ((ops & SelectionKey.OP_READ) != 0 && closeReason == null) {
            if (handler == null || paused) {
                interest(interest & ~SelectionKey.OP_READ);
            } else {
                tellReadable(handler);
            }
        }
    }

    @Override
    public void failed(Throwable error) {
        String message = error.getMessage();
        close(message == null ? error.getClass().getSimpleName() : message);
    }

    /** Called by the loop after {@link #attendSoon}: sends what was queued, and offers again what was given back. */
    void attend() throws IOException {
        attended = false;
        if (closeReason != null) {
            return;
        }
        if ((interest & SelectionKey.OP_WRITE) == 0) {
            flush();
        }
        if (unread != null && closeReason == null && handler != null && !paused) {
            tellReadable(handler);
            if (unread != null && !paused) {
                attendSoon();
            }
        }
    }

    private int readBack(ByteBuffer from, ByteBuffer dst) {
        int length = Math.min(from.remaining(), dst.remaining());
        dst.put(dst.position(), from, from.position(), length);
        dst.position(dst.position() + length);
        from.position(from.position() + length);
        if (!from.hasRemaining()) {
            unread = null;
        }
        return length;
    }

    private int readSocket(ByteBuffer dst) throws IOException {
        int start = dst.position();
        int space = dst.remaining();
        int length = channel.read(dst);
        if (length < 0) {
            ended = true;
            interest(interest & ~SelectionKey.OP_READ);
            return -1;
        }
        // A short read emptied the socket: asking again would cost a system call to learn nothing.
        budget = length < space ? 0 : budget - length;
        if (decrypt != null && length > 0) {
            int limit = dst.limit();
            dst.limit(dst.position()).position(start);
            decrypt.apply(dst);
            dst.limit(limit).position(start + length);
        }
        return length;
    }

    private void tellReadable(StreamHandler to) throws IOException {
        callbacks++;
        try {
            to.onReadable(this);
        } finally {
            leave();
        }
    }

    private void queued() {
        owesNotice = true;
        attendSoon();
    }

    private void attendSoon() {
        if (!attended) {
            attended = true;
            loop.attend(this);
        }
    }

    private void flush() throws IOException {
        callbacks++;
        try {
            switch (queue.drain(channel, loop.gather())) {
                case EMPTY -> interest(interest & ~SelectionKey.OP_WRITE);
                case BLOCKED -> interest(interest | SelectionKey.OP_WRITE);
                case STARVED -> {
                    interest(interest & ~SelectionKey.OP_WRITE);
                    waitForBuffer();
                }
            }
            if (owesNotice && queue.bytes() < LOW_WATER && closeReason == null) {
                owesNotice = queue.bytes() > 0;
                if (handler != null) {
                    handler.onWritable(this);
                }
            }
        } finally {
            leave();
        }
    }

    private void waitForBuffer() {
        if (!starved) {
            starved = true;
            pool.whenRoom(() -> loop.execute(() -> {
                starved = false;
                attendSoon();
            }));
        }
    }

    private void interest(int ops) {
        if (ops != interest && key.isValid()) {
            interest = ops;
            key.interestOps(ops);
        }
    }

    /** The end of a callback: a close within it is completed now. */
    private void leave() {
        if (--callbacks == 0 && closeReason != null) {
            finish();
        }
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        unread = null;
        queue.close(e -> loop.failed("releasing a buffer", e));
        StreamHandler last = handler;
        if (last != null) {
            try {
                last.onClosed(this, reason());
            } catch (Throwable e) {
                loop.failed("onClosed", e);
            }
        }
    }

    private String reason() {
        return closeReason == null ? "" : closeReason;
    }
}
