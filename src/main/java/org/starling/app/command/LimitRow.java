package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineLimits;
import org.starling.engine.TorrentLimits;

/**
 * Limits as the command line shows them.
 *
 * @param torrent whose; empty: of all together
 * @param down bytes a second; 0 for none
 * @param up bytes a second; 0 for none
 * @param connections 0 for none of its own
 */
public record LimitRow(Optional<Owner> torrent, long down, long up, int connections) {

    /** A torrent as the list names it. */
    public record Owner(int number, String infoHash, String name) {}

    static LimitRow of(EngineLimits limits) {
        return new LimitRow(Optional.empty(), limits.down(), limits.up(), limits.connections());
    }

    static LimitRow of(TorrentRow row, TorrentLimits limits) {
        Owner owner = new Owner(row.number(), row.infoHash(), row.name());
        return new LimitRow(Optional.of(owner), limits.down(), limits.up(), limits.connections());
    }

    /** For JSON; no limit is null. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        torrent.ifPresent(owner -> {
            fields.put("number", owner.number());
            fields.put("infohash", owner.infoHash());
            fields.put("name", owner.name());
        });
        fields.put("down", orNull(down));
        fields.put("up", orNull(up));
        fields.put("connections", orNull(connections));
        return fields;
    }

    private static @Nullable Object orNull(long limit) {
        return limit == 0 ? null : limit;
    }
}
