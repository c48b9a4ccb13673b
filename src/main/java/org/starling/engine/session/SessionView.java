package org.starling.engine.session;

import java.util.List;
import java.util.function.Supplier;
import org.starling.engine.Conditions;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TrackerSnapshot;

/** A closer look at a session than its snapshot gives, made when somebody asks. Loop thread only. */
public final class SessionView {
    private final Supplier<TorrentSnapshot> snapshot;
    private final Lifecycle lifecycle;
    private final PeerPool pool;
    private final Places places;
    private final SessionContext context;

    SessionView(
            Supplier<TorrentSnapshot> snapshot,
            Lifecycle lifecycle,
            PeerPool pool,
            Places places,
            SessionContext context) {
        this.snapshot = snapshot;
        this.lifecycle = lifecycle;
        this.pool = pool;
        this.places = places;
        this.context = context;
    }

    public List<PeerSnapshot> peers() {
        return PeerSnapshots.of(context.peers(), pool::origin, context.loop().nanos());
    }

    /** Empty while it is not known which files there are, or what of them. */
    public List<FileSnapshot> files() {
        Transfer transfer = lifecycle.state().transfer();
        return transfer == null ? List.of() : transfer.files();
    }

    /** Everything that may explain the torrent's rate. */
    public Conditions conditions(List<TrackerSnapshot> trackers) {
        return new Conditions(
                snapshot.get(),
                peers(),
                trackers,
                pool.size(),
                pool.dialling(),
                pool.unreachable(),
                places.free() + context.peers().count(),
                context.down().ceiling(),
                context.up().ceiling(),
                context.statistics().diskWait.value());
    }
}
