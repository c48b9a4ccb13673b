package org.starling.engine.discovery.lsd;

import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;

/** One torrent's part in local service discovery. Loop thread. */
final class LsdSource implements PeerSource {
    private final LsdService service;
    private final PeerSearch search;
    private boolean silenced;
    private boolean announced;
    private long due;

    /** @throws IllegalArgumentException for a private torrent: it must not come this far */
    LsdSource(LsdService service, PeerSearch search) {
        if (search.isPrivate()) {
            throw new IllegalArgumentException("a private torrent is not announced locally");
        }
        this.service = service;
        this.search = search;
    }

    @Override
    public void start() {
        if (!silenced) {
            service.add(this);
        }
    }

    @Override
    public void becamePrivate() {
        silenced = true;
        service.remove(this);
    }

    @Override
    public void networkChanged() {
        announced = false;
        service.networkChanged(this);
    }

    /** There is no goodbye in BEP 14. */
    @Override
    public void stop(Runnable done) {
        service.remove(this);
        done.run();
    }

    PeerSearch search() {
        return search;
    }

    int port() {
        return search.announcement().listening();
    }

    /** Nanoseconds until it may be announced, 0 or less if now; kept over a pause. Newcomers are before all others. */
    long dueIn(long now) {
        return announced ? due - now : Long.MIN_VALUE / 2;
    }

    void announcedUntil(long nanos) {
        announced = true;
        due = nanos;
    }
}
