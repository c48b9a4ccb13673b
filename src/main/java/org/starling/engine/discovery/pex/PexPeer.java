package org.starling.engine.discovery.pex;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What one peer was told and how often it spoke. Times are nanoseconds of the loop's clock. */
final class PexPeer {
    /** BEP 11: entries of a message, each of added and dropped. */
    static final int MOST = 50;

    private static final long FIRST = Duration.ofSeconds(5).toNanos();
    private static final long EVERY = Duration.ofSeconds(60).toNanos();

    /** How soon to look again when nothing had changed. */
    private static final long IDLE = Duration.ofSeconds(5).toNanos();

    /** A minute, less what clocks and queues may take off it. */
    private static final long LEAST_BETWEEN = Duration.ofSeconds(50).toNanos();

    private static final int PATIENCE = 3;

    private final Set<InetSocketAddress> told = new HashSet<>();
    private long due;
    private OptionalLong heard = OptionalLong.empty();
    private int early;

    PexPeer(long now) {
        due = now + FIRST;
    }

    boolean isDue(long now) {
        return now - due >= 0;
    }

    /** The change since the last message, within bounds: what did not fit comes with the next. Empty without one. */
    Optional<PexMessage> next(Map<InetSocketAddress, Byte> connected, long now) {
        List<InetSocketAddress> dropped = told.stream()
                .filter(peer -> !connected.containsKey(peer))
                .limit(MOST)
                .toList();
        Map<InetSocketAddress, Byte> added = new LinkedHashMap<>();
        connected.forEach((peer, flags) -> {
            if (added.size() < MOST && !told.contains(peer)) {
                added.put(peer, flags);
            }
        });
        if (added.isEmpty() && dropped.isEmpty()) {
            due = now + IDLE;
            return Optional.empty();
        }
        due = now + EVERY;
        dropped.forEach(told::remove);
        told.addAll(added.keySet());
        return Optional.of(new PexMessage(added, dropped));
    }

    /** Notes a message from the peer; false if it came too soon and is to be passed over. */
    boolean accepts(long now) {
        if (heard.isPresent() && now - heard.getAsLong() < LEAST_BETWEEN) {
            early++;
            return false;
        }
        early = Math.max(0, early - 1);
        heard = OptionalLong.of(now);
        return true;
    }

    /** It came too soon too often. */
    boolean floods() {
        return early > PATIENCE;
    }
}
