package org.starling.engine.discovery.tracker;

import java.util.random.RandomGenerator;
import org.starling.engine.PeerOrigin;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.net.EventLoop;

/** Makes the announcers of torrents; the one kind of source that private torrents have (BEP 27). */
public record TrackerSources(EventLoop loop, RandomGenerator random, TrackerClients clients)
        implements PeerSourceFactory {

    @Override
    public boolean allowedForPrivate() {
        return true;
    }

    @Override
    public PeerOrigin origin() {
        return PeerOrigin.TRACKER;
    }

    @Override
    public PeerSource create(PeerSearch search) {
        return new TrackerAnnouncer(loop, random, clients, search);
    }
}
