package org.starling.overlay.link.classic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.starling.overlay.link.classic.OriginalPeer.Timing;

/** An original client with real sockets, for tests of the program as a whole. */
public final class OriginalClient implements AutoCloseable {
    private static final OriginalKey KEY = OriginalKey.of("alice");

    private final OriginalHost host;
    private volatile int port;

    public OriginalClient() throws IOException {
        host = new OriginalHost(() -> new OriginalPeer(KEY, false, Timing.WHOLE, port, 2, 9));
        port = host.address().getPort();
    }

    public InetSocketAddress address() {
        return host.address();
    }

    /** As people exchange it. */
    public String permId() {
        return KEY.base64();
    }

    /** Whether whoever dialled last has proved who it is. */
    public boolean isContent() {
        return host.ask(() -> !host.visits.isEmpty() && last().isAuthenticated());
    }

    /** What it would have closed the connection of the last visitor for. */
    public Optional<String> complaint() {
        return host.ask(() -> last().complaint());
    }

    private OriginalPeer last() {
        return host.visits.get(host.visits.size() - 1).peer;
    }

    @Override
    public void close() {
        host.close();
    }
}
