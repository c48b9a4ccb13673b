package org.starling.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to connect, so many at a time: routers and some systems suffer from many half-open connections. Loop only.
 */
final class ConnectQueue {
    private final SocketGate.Parts parts;
    private final BindAddress bind;
    private final ArrayDeque<ConnectAttempt> waiting = new ArrayDeque<>();
    private int halfOpen;
    private int maxHalfOpen;

    ConnectQueue(SocketGate.Parts parts, BindAddress bind) {
        this.parts = parts;
        this.bind = bind;
        maxHalfOpen = parts.config().maxHalfOpen();
    }

    void add(InetSocketAddress remote, Duration timeout, ConnectCallback callback) {
        InetAddress address = remote.getAddress();
        if (address != null && !parts.config().filter().allows(address)) {
            parts.counters().refused.incrementAndGet();
            callback.failed(new AddressRefusedException("the address filter forbids " + address.getHostAddress()));
            return;
        }
        waiting.addLast(new ConnectAttempt(
                parts.loop(), parts.pool(), remote, timeout, (stream, error) -> ended(stream, error, callback)));
        if (halfOpen < maxHalfOpen) {
            startNext();
        }
    }

    /** Attempts under way go on; further ones heed the new number. */
    void maxHalfOpen(int attempts) {
        maxHalfOpen = attempts;
        while (halfOpen < maxHalfOpen && !waiting.isEmpty()) {
            startNext();
        }
    }

    private void startNext() {
        ConnectAttempt next = waiting.pollFirst();
        if (next != null) {
            halfOpen++;
            next.start(bind);
        }
    }

    private void ended(@Nullable SocketStream stream, @Nullable IOException error, ConnectCallback callback) {
        halfOpen--;
        if (!waiting.isEmpty()) {
            // Not from here: a row of attempts that fail at once would nest as deep.
            parts.loop().execute(this::startMore);
        }
        if (stream != null) {
            parts.counters().connected.incrementAndGet();
            hand(stream, callback);
        } else if (error != null) {
            count(error);
            callback.failed(error);
        }
    }

    private void startMore() {
        if (halfOpen < maxHalfOpen) {
            startNext();
        }
    }

    private void hand(SocketStream stream, ConnectCallback callback) {
        try {
            callback.connected(stream);
        } catch (Throwable e) {
            parts.loop().failed("connected", e);
            stream.failed(e);
        }
    }

    private void count(IOException error) {
        if (error instanceof AddressRefusedException) {
            parts.counters().refused.incrementAndGet();
        } else {
            parts.counters().connectErrors.incrementAndGet();
        }
    }
}
