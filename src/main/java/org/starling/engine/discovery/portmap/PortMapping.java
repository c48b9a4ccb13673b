package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.discovery.Outside;
import org.starling.net.EventLoop;
import org.starling.net.NetworkWatch;
import org.starling.net.SocketGate;

/** The mapping of the running program's port, from its start to its end. Any thread. */
public final class PortMapping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortMapping.class);
    private static final int PATIENCE_SECONDS = 4;

    private final EventLoop loop;
    private final PortMapper mapper;
    private final boolean local;

    /**
     * Begins with {@link #begin}.
     *
     * @param bind the only address to use, if one was chosen
     * @param background for what blocks
     */
    public PortMapping(
            SocketGate gate, Optional<InetAddress> bind, Executor background, String userAgent, Outside outside) {
        this.loop = gate.loop();
        this.local = bind.filter(InetAddress::isLoopbackAddress).isPresent();
        this.mapper = PortMapper.of(gate, bind, background, userAgent, outside);
    }

    /**
     * Asks the router; nobody is asked where only this machine can be reached.
     *
     * @param port where we listen
     */
    public void begin(NetworkWatch watch, int port) {
        if (!local) {
            loop.execute(() -> {
                watch.changes().listen(mapper::networkChanged);
                mapper.start(port);
            });
        }
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
