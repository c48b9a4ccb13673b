package org.starling.net.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.Stream;

/**
 * An HTTP server on the loopback address, with one thread of its own whatever it serves. Other users of the machine,
 * and pages in a browser, can reach it too: it answers requests only that name it by its address (so that no name of a
 * stranger can be turned to it), and {@link Site}s give nothing to who does not know a secret.
 */
public final class LocalServer implements AutoCloseable {
    /** At the same time; a player uses two or three. */
    private static final int MOST_CONNECTIONS = 32;

    private final SelectorLoop loop;
    private final Listener listener;
    private final Site site;
    /** Of the loop. */
    private int connections;

    private LocalServer(SelectorLoop loop, Site site) throws IOException {
        this.loop = loop;
        this.site = site;
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        SocketGate gate = new SocketGate(
                loop,
                new BufferPool(BufferPool.BLOCK, MOST_CONNECTIONS),
                GateConfig.defaults().withBind(loopback));
        listener = gate.listen(0, Optional.of(loopback), this::accept);
    }

    public static LocalServer start(Site site) throws IOException {
        SelectorLoop loop = SelectorLoop.start("starling-serve");
        try {
            return new LocalServer(loop, site);
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return listener.address();
    }

    /** What comes before a path. */
    public String url() {
        return "http://" + host();
    }

    private String host() {
        return "127.0.0.1:" + listener.address().getPort();
    }

    private void accept(Stream stream) {
        if (connections == MOST_CONNECTIONS) {
            stream.close("too many connections");
            return;
        }
        connections++;
        stream.handler(new Conversation(stream, loop, site, host(), () -> connections--));
    }

    /** Ends all answers that are under way. */
    @Override
    public void close() {
        listener.close();
        loop.close();
    }
}
