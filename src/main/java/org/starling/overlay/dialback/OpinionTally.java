package org.starling.overlay.dialback;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.wire.IpNetwork;

/**
 * Our address as others say they see it. Nobody proves anything, so it takes several who agree, and all of one network
 * have one voice.
 */
final class OpinionTally {
    /** Equal opinions that make a consensus. */
    static final int QUORUM = 4;

    /** How long an opinion counts. */
    static final Duration LIFETIME = Duration.ofDays(2);

    private static final int MAX_VOICES = 64;

    private final Map<IpNetwork, Opinion> voices = new LinkedHashMap<>();

    private record Opinion(InetAddress address, long nanos) {}

    void add(InetAddress from, InetAddress seen, long now) {
        voices.remove(IpNetwork.of(from));
        voices.put(IpNetwork.of(from), new Opinion(seen, now));
        if (voices.size() > MAX_VOICES) {
            voices.remove(voices.keySet().iterator().next());
        }
    }

    /** What enough of them agree on. */
    Optional<InetAddress> consensus(long now) {
        voices.values().removeIf(opinion -> now - opinion.nanos() > LIFETIME.toNanos());
        Map<InetAddress, Integer> counts = new HashMap<>();
        voices.values().forEach(opinion -> counts.merge(opinion.address(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= QUORUM)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
