package org.starling.app.command;

import java.util.Optional;
import org.starling.engine.EngineLimits;
import org.starling.engine.TorrentLimits;

/**
 * What is to be changed of limits; what is empty stays.
 *
 * @param down bytes a second; 0 for no limit
 * @param up bytes a second; 0 for no limit
 * @param connections 0 is only possible for a torrent: as all others have it
 */
public record LimitChange(Optional<Long> down, Optional<Long> up, Optional<Integer> connections) {

    public boolean isNone() {
        return down.isEmpty() && up.isEmpty() && connections.isEmpty();
    }

    public EngineLimits of(EngineLimits limits) {
        return limits.withRates(down.orElse(limits.down()), up.orElse(limits.up()))
                .withConnections(connections.orElse(limits.connections()), limits.connectionsPerTorrent());
    }

    TorrentLimits of(TorrentLimits limits) {
        return new TorrentLimits(
                down.orElse(limits.down()), up.orElse(limits.up()), connections.orElse(limits.connections()));
    }
}
