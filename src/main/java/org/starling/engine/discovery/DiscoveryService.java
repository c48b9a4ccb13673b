package org.starling.engine.discovery;

import java.util.List;
import java.util.function.Function;
import org.starling.engine.PeerOrigin;

/** All sources of peers behind one: makes for each torrent those that it may have. */
public final class DiscoveryService {
    private final List<PeerSourceFactory> factories;

    public DiscoveryService(List<PeerSourceFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    /**
     * A source that acts for every kind allowed to the torrent; not started yet.
     *
     * @param search what each kind is to find, so that it is known who found whom
     */
    public PeerSource create(boolean isPrivate, Function<PeerOrigin, PeerSearch> search) {
        return new JoinedSources(factories.stream()
                .filter(factory -> !isPrivate || factory.allowedForPrivate())
                .map(factory -> factory.create(search.apply(factory.origin())))
                .toList());
    }
}
