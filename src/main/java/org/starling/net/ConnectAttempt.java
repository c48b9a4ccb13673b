package org.starling.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection that is being established. Loop thread only. */
final class ConnectAttempt implements Selectable {
    private final SelectorLoop loop;
    private final BufferPool pool;
    private final InetSocketAddress remote;
    private final Duration timeout;
    private final Outcome outcome;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private EventLoop.@Nullable Timer timer;
    private boolean over;

    /** Called once, with a stream or an error. */
    @FunctionalInterface
    interface Outcome {
        void ended(@Nullable SocketStream stream, @Nullable IOException error);
    }

    ConnectAttempt(SelectorLoop loop, BufferPool pool, InetSocketAddress remote, Duration timeout, Outcome outcome) {
        this.loop = loop;
        this.pool = pool;
        this.remote = remote;
        this.timeout = timeout;
        this.outcome = outcome;
    }

    /** Begins to connect; the time-out counts from here. */
    void start(BindAddress bind) {
        try {
            if (remote.isUnresolved()) {
                throw new UnknownHostException(remote.getHostString());
            }
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.bind(bind.localFor(remote.getAddress()));
            timer = loop.schedule(timeout.toNanos(), () -> fail(new SocketTimeoutException("connect timed out")));
            boolean atOnce = opened.connect(remote);
            SelectionKey registered = loop.register(opened, atOnce ? 0 : SelectionKey.OP_CONNECT, this);
            key = registered;
            if (atOnce) {
                succeed(opened, registered);
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException e) {
            // Of a family that this machine does not have.
            fail(new IOException("cannot connect: " + e, e));
        }
    }

    @Override
    public void ready(int ops) throws IOException {
        SocketChannel connecting = channel;
        SelectionKey registered = key;
        if (!over && connecting != null && registered != null && connecting.finishConnect()) {
            succeed(connecting, registered);
        }
    }

    @Override
    public void failed(Throwable error) {
        fail(error instanceof IOException e ? e : new IOException("cannot connect: " + error, error));
    }

    private void succeed(SocketChannel connected, SelectionKey registered) throws IOException {
        SocketStream stream = new SocketStream(loop, pool, connected, registered, false);
        end(stream, null);
    }

    private void fail(IOException error) {
        if (over) {
            return;
        }
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                error.addSuppressed(e);
            }
        }
        end(null, error);
    }

    private void end(@Nullable SocketStream stream, @Nullable IOException error) {
        over = true;
        if (timer != null) {
            timer.cancel();
        }
        outcome.ended(stream, error);
    }
}
