package org.starling.engine.discovery.tracker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.HostPort;
import org.starling.wire.InfoHash;

/**
 * Asks each tracker by IPv4 and by IPv6 where it has both (BEP 7), so that peers of both kinds hear of us. A family by
 * which it does not answer, while it does by the other, is left alone for an hour. Loop thread.
 */
public final class DualStack implements TrackerClient {
    private static final Duration LEFT_ALONE = Duration.ofHours(1);
    private static final int MOST_KEPT = 1_000;

    private record Way(String authority, Family family) {}

    private final EventLoop loop;
    private final FamilyClient client;
    private final Map<Way, Long> deadUntil = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Way, Long> eldest) {
            return size() > MOST_KEPT;
        }
    };

    public DualStack(EventLoop loop, FamilyClient client) {
        this.loop = loop;
        this.client = client;
    }

    @Override
    public void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done) {
        Set<Family> ways = ways(tracker);
        JointAnnounce joint = new JointAnnounce(loop, ways, (outcome, dead) -> {
            note(tracker, outcome, dead);
            done.accept(outcome);
        });
        for (Family family : ways) {
            client.announce(tracker, family, query, outcome -> joint.take(family, outcome));
        }
    }

    /** Both ways lead to the same counts, so the second is asked only if the first does not tell. */
    @Override
    public void scrape(URI tracker, List<InfoHash> torrents, Consumer<Map<InfoHash, SwarmCounts>> done) {
        scrape(tracker, torrents, new ArrayDeque<>(ways(tracker)), done);
    }

    private void scrape(
            URI tracker, List<InfoHash> torrents, Queue<Family> ways, Consumer<Map<InfoHash, SwarmCounts>> done) {
        Family family = ways.poll();
        if (family == null) {
            done.accept(Map.of());
            return;
        }
        client.scrape(tracker, family, torrents, counts -> {
            if (counts.isPresent()) {
                done.accept(counts.get());
            } else {
                scrape(tracker, torrents, ways, done);
            }
        });
    }

    private Set<Family> ways(URI tracker) {
        Optional<InetAddress> literal = literal(tracker);
        if (literal.isPresent()) {
            return EnumSet.of(Family.of(literal.get()));
        }
        Set<Family> ways = EnumSet.allOf(Family.class);
        ways.removeIf(family -> {
            Long until = deadUntil.get(new Way(tracker.getRawAuthority(), family));
            return until != null && until - loop.nanos() > 0;
        });
        return ways.isEmpty() ? EnumSet.allOf(Family.class) : ways;
    }

    private static Optional<InetAddress> literal(URI tracker) {
        String host = tracker.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new HostPort(bare, 1).literal().map(InetSocketAddress::getAddress);
    }

    private void note(URI tracker, TrackerOutcome outcome, Set<Family> dead) {
        boolean answered = outcome instanceof TrackerOutcome.Answered;
        for (Family family : Family.values()) {
            Way way = new Way(tracker.getRawAuthority(), family);
            if (answered && dead.contains(family)) {
                deadUntil.put(way, loop.nanos() + LEFT_ALONE.toNanos());
            } else if (!answered) {
                deadUntil.remove(way);
            }
        }
    }
}
