package org.starling.engine.discovery.tracker;

import java.util.OptionalLong;

/**
 * A swarm as a tracker counts it; what it does not tell is empty.
 *
 * @param downloads peers that ever completed the torrent
 */
public record SwarmCounts(OptionalLong seeds, OptionalLong leechers, OptionalLong downloads) {
    public static final SwarmCounts UNKNOWN =
            new SwarmCounts(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Seeds and leechers are told. */
    boolean complete() {
        return seeds.isPresent() && leechers.isPresent();
    }

    /** What is told here, and the older numbers for what is not. */
    SwarmCounts orElse(SwarmCounts older) {
        return new SwarmCounts(
                seeds.isPresent() ? seeds : older.seeds,
                leechers.isPresent() ? leechers : older.leechers,
                downloads.isPresent() ? downloads : older.downloads);
    }

    /** The larger of each number: both come from the same tracker, asked by two ways. */
    SwarmCounts larger(SwarmCounts other) {
        return new SwarmCounts(
                larger(seeds, other.seeds), larger(leechers, other.leechers), larger(downloads, other.downloads));
    }

    private static OptionalLong larger(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return OptionalLong.of(Math.max(one.getAsLong(), other.getAsLong()));
    }
}
