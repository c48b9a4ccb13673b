package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.EventLoop;
import org.starling.net.NetworkWatch;
import org.starling.net.SocketGate;

/** The mapping of the running program's port, from its start to its end. Any thread. */
public final class PortMapping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortMapping.class);
    private static final int PATIENCE_SECONDS = 4;

    private final EventLoop loop;
    private final PortMapper mapper;

    private PortMapping(EventLoop loop, PortMapper mapper) {
        this.loop = loop;
        this.mapper = mapper;
    }

    /**
     * Begins to ask the router; nobody is asked where only this machine can be reached.
     *
     * @param bind the only address to use, if one was chosen
     * @param background for what blocks
     * @param port where we listen
     * @param outside told on the loop which outside address the router named, and the router's own
     */
    public static PortMapping begin(
            SocketGate gate,
            NetworkWatch watch,
            Optional<InetAddress> bind,
            Executor background,
            String userAgent,
            int port,
            BiConsumer<InetAddress, InetAddress> outside) {
        PortMapper mapper = PortMapper.of(gate, bind, background, userAgent, outside);
        if (bind.filter(InetAddress::isLoopbackAddress).isEmpty()) {
            gate.loop().execute(() -> {
                watch.changes().listen(mapper::networkChanged);
                mapper.start(port);
            });
        }
        return new PortMapping(gate.loop(), mapper);
    }

    public PortMappingStatus status() {
        return mapper.status();
    }

    /** Waits until the router has taken the mapping away, but not for long. */
    @Override
    public void close() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        try {
            loop.execute(() -> mapper.stop(() -> stopped.complete(null)));
        } catch (RejectedExecutionException ended) {
            return;
        }
        stopped.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(late -> {
                    LOG.warn("the router did not take its mapping away in time");
                    return null;
                })
                .join();
    }
}
