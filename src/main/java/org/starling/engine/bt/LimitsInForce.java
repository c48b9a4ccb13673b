package org.starling.engine.bt;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.starling.engine.EngineLimits;
import org.starling.engine.limit.Traffic;
import org.starling.engine.session.TorrentSession;
import org.starling.net.SocketGate;

/** The engine's limits and what obeys them. Changed on the loop; readable from any thread. */
final class LimitsInForce {
    private final Traffic traffic;
    private final SocketGate gate;
    private volatile EngineLimits limits;

    LimitsInForce(Traffic traffic, SocketGate gate, EngineLimits limits) {
        this.traffic = traffic;
        this.gate = gate;
        this.limits = limits;
    }

    EngineLimits now() {
        return limits;
    }

    int connections() {
        return limits.connections();
    }

    /** Loop thread. */
    void change(EngineLimits changed, Supplier<Collection<TorrentSession>> running) {
        limits = changed;
        traffic.down().limit(changed.down());
        traffic.up().limit(changed.up());
        gate.maxHalfOpen(changed.halfOpen());
        running.get().forEach(session -> session.usualConnections(changed.connectionsPerTorrent()));
        shed(running.get());
    }

    /** Where all together have too many, the torrent with the most gives up one, and so on. */
    private void shed(Collection<TorrentSession> running) {
        int excess = running.stream().mapToInt(TorrentSession::connections).sum() - limits.connections();
        for (int i = 0; i < excess; i++) {
            Optional<TorrentSession> most = running.stream().max(Comparator.comparingInt(TorrentSession::connections));
            most.ifPresent(session -> session.shed(1));
        }
    }
}
