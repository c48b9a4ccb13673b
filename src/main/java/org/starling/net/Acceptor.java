package org.starling.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One listening socket on the loop. */
final class Acceptor implements Listener, Selectable {
    private static final int PER_ROUND = 64;

    /** Out of descriptors, most likely: the connection stays in the kernel's queue, so asking at once would spin. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final SelectorLoop loop;
    private final BufferPool pool;
    private final ServerSocketChannel server;
    private final InetSocketAddress address;
    private final GateCounters counters;
    private final AddressFilter filter;
    private final Consumer<Stream> accepted;
    private @Nullable SelectionKey key;

    Acceptor(SocketGate.Parts parts, ServerSocketChannel server, Consumer<Stream> accepted) throws IOException {
        this.loop = parts.loop();
        this.pool = parts.pool();
        this.counters = parts.counters();
        this.filter = parts.config().filter();
        this.server = server;
        this.address = (InetSocketAddress) server.getLocalAddress();
        this.accepted = accepted;
    }

    /** Loop thread. */
    void start() {
        try {
            key = loop.register(server, SelectionKey.OP_ACCEPT, this);
        } catch (ClosedChannelException ignored) {
            // Its owner closed it before it began.
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            loop.failed("closing a listener", e);
        }
        // The descriptor goes when the selector next looks at its keys.
        if (!loop.inLoop()) {
            loop.wakeUp();
        }
    }

    @Override
    public void ready(int ops) {
        for (int i = 0; i < PER_ROUND && server.isOpen(); i++) {
            SocketChannel channel;
            try {
                channel = server.accept();
            } catch (IOException e) {
                pause();
                return;
            }
            if (channel == null) {
                return;
            }
            take(channel);
        }
    }

    @Override
    public void failed(Throwable error) {
        // A listener outlives what a single connection did to it; only the end of the loop closes it.
        if (loop.ending()) {
            close();
        }
    }

    private void take(SocketChannel channel) {
        try {
            InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
            if (!filter.allows(remote.getAddress())) {
                counters.refused.incrementAndGet();
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey registered = loop.register(channel, 0, this);
            SocketStream stream = new SocketStream(loop, pool, channel, registered, true);
            counters.accepted.incrementAndGet();
            hand(stream);
        } catch (Throwable e) {
            // Usually an IOException: the peer was gone before we looked.
            if (!(e instanceof IOException)) {
                loop.failed("accepting a connection", e);
            }
            counters.acceptErrors.incrementAndGet();
            closeQuietly(channel);
        }
    }

    private void hand(SocketStream stream) {
        try {
            accepted.accept(stream);
        } catch (Throwable e) {
            loop.failed("accepting a connection", e);
            stream.failed(e);
        }
    }

    private void pause() {
        SelectionKey registered = key;
        if (registered == null || !registered.isValid()) {
            return;
        }
        counters.acceptErrors.incrementAndGet();
        registered.interestOps(0);
        loop.schedule(PAUSE, () -> {
            if (registered.isValid()) {
                registered.interestOps(SelectionKey.OP_ACCEPT);
            }
        });
    }

    private void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            loop.failed("closing a socket", e);
        }
    }
}
