package org.starling.engine.session;

import java.util.List;
import java.util.function.Supplier;
import org.starling.engine.Conditions;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.net.EventLoop;

/** A closer look at a session than its snapshot gives, made when somebody asks. Loop thread only. */
public final class SessionView {
    private final Supplier<TorrentSnapshot> snapshot;
    private final Lifecycle lifecycle;
    private final Peers peers;
    private final PeerPool pool;
    private final Statistics statistics;
    private final EventLoop loop;

    SessionView(Supplier<TorrentSnapshot> snapshot, Lifecycle lifecycle, PeerPool pool, SessionContext context) {
        this.snapshot = snapshot;
        this.lifecycle = lifecycle;
        this.pool = pool;
        peers = context.peers();
        statistics = context.statistics();
        loop = context.loop();
    }

    public List<PeerSnapshot> peers() {
        return PeerSnapshots.of(peers, pool::origin, loop.nanos());
    }

    /** Empty while it is not known which files there are, or what of them. */
    public List<FileSnapshot> files() {
        Transfer transfer = lifecycle.state().transfer();
        return transfer == null ? List.of() : transfer.files();
    }

    /**
     * Everything that may explain the torrent's rate.
     *
     * @param maxPeers connections that it may have
     */
    public Conditions conditions(List<TrackerSnapshot> trackers, int maxPeers) {
        return new Conditions(
                snapshot.get(),
                peers(),
                trackers,
                pool.size(),
                pool.dialling(),
                pool.unreachable(),
                maxPeers,
                statistics.diskWait.value());
    }
}
