package org.starling.engine.discovery;

import java.util.List;

/** All sources of peers behind one: makes for each torrent those that it may have. */
public final class DiscoveryService {
    private final List<PeerSourceFactory> factories;

    public DiscoveryService(List<PeerSourceFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    /** A source that acts for every kind allowed to the torrent; not started yet. */
    public PeerSource create(PeerSearch search) {
        return new JoinedSources(factories.stream()
                .filter(factory -> !search.isPrivate() || factory.allowedForPrivate())
                .map(factory -> factory.create(search))
                .toList());
    }
}
