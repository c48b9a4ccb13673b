package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Optional;
import org.starling.engine.PeerOrigin;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/** Keeps dialling candidates while the session wants peers, a bounded number at a time. */
final class Connector {
    private static final int MAX_DIALLING = 24;

    /** How many more connections the session wants, and whether seeds are of use to it. */
    interface Demand {
        int wanted();

        boolean seedsToo();
    }

    private final PeerPool pool;
    private final Dialer dialer;
    private final InfoHash torrent;
    private final EventLoop loop;
    private final Demand demand;

    Connector(PeerPool pool, Dialer dialer, InfoHash torrent, EventLoop loop, Demand demand) {
        this.pool = pool;
        this.dialer = dialer;
        this.torrent = torrent;
        this.loop = loop;
        this.demand = demand;
    }

    void add(Collection<InetSocketAddress> addresses, PeerOrigin origin) {
        pool.add(addresses, origin, loop.nanos());
        fill();
    }

    /** Somebody waits to be dialled. */
    boolean hasCandidates() {
        return pool.hasNext(loop.nanos(), demand.seedsToo());
    }

    /** Dials as many as are wanted and allowed at a time. */
    void fill() {
        while (pool.dialling() < Math.min(MAX_DIALLING, demand.wanted())) {
            Optional<InetSocketAddress> next = pool.next(loop.nanos(), demand.seedsToo());
            if (next.isEmpty()) {
                return;
            }
            InetSocketAddress address = next.get();
            dialer.dial(address, torrent, () -> pool.failed(address, loop.nanos()));
        }
    }
}
