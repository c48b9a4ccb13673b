package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;

/**
 * One torrent's searches: at once, soon again while few peers are found, and then every twenty minutes or so, each time
 * on both families, and each time announcing us. Loop thread.
 */
final class DhtSource implements PeerSource {
    /** Nobody was there to ask; a network that is reached meanwhile says so. */
    private static final long ALONE = Duration.ofSeconds(30).toNanos();

    private static final long FIRST_PAUSE = Duration.ofMinutes(1).toNanos();
    private static final long SHORTEST = Duration.ofMinutes(15).toNanos();
    private static final long LONGEST = Duration.ofMinutes(25).toNanos();
    private static final int FEW = 10;

    /** Nodes of one network that a torrent may name. */
    private static final int PER_NETWORK = 3;

    private final DhtService service;
    private final PeerSearch search;
    private boolean running;
    private boolean silenced;
    private long pause = FIRST_PAUSE;
    private @Nullable Round round;
    private EventLoop.@Nullable Timer timer;

    /** @throws IllegalArgumentException for a private torrent: it must not come this far */
    DhtSource(DhtService service, PeerSearch search) {
        if (search.isPrivate()) {
            throw new IllegalArgumentException("a private torrent is not announced in the DHT");
        }
        this.service = service;
        this.search = search;
    }

    @Override
    public void start() {
        if (!silenced && !running) {
            running = true;
            pause = FIRST_PAUSE;
            service.add(this);
            seek();
        }
    }

    @Override
    public void becamePrivate() {
        silenced = true;
        end();
    }

    /** What was announced leads to where we are no more. */
    @Override
    public void networkChanged() {
        if (running) {
            seek();
        }
    }

    /** There is no goodbye in BEP 5: what was announced is forgotten after half an hour. */
    @Override
    public void stop(Runnable done) {
        end();
        done.run();
    }

    /** Another network has been reached. */
    void joined() {
        if (running) {
            seek();
        }
    }

    private void end() {
        running = false;
        round = null;
        cancel();
        service.remove(this);
    }

    private void seek() {
        cancel();
        Family[] families = service.reachable();
        Round next = new Round(families.length);
        round = next;
        for (Family family : families) {
            service.node()
                    .findAndAnnounce(
                            family, search.torrent(), search.announcement().port(), next);
        }
        if (families.length == 0) {
            tryNamedNodes();
            later(ALONE);
        }
    }

    /**
     * Only when nobody else is known. Whoever made the torrent is a stranger: names are not looked up for him, and our
     * own network is none of his business.
     */
    private void tryNamedNodes() {
        List<InetSocketAddress> foreign = search.nodes().stream()
                .flatMap(node -> node.literal().stream())
                .filter(node -> !PeerAddresses.isHome(node.getAddress()))
                .toList();
        PeerAddresses.fewPerNetwork(foreign, PER_NETWORK).forEach(service::heard);
    }

    private void ended(Round over) {
        if (over.answered == 0) {
            later(ALONE);
        } else if (over.found.size() < FEW && pause < SHORTEST) {
            later(pause);
            pause *= 2;
        } else {
            later(service.random().nextLong(SHORTEST, LONGEST));
        }
    }

    private void later(long nanos) {
        cancel();
        timer = service.loop().schedule(nanos, this::seek);
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** One search on all families that can be reached; given up when another one begins. */
    private final class Round implements DhtNode.PeerListener {
        final Set<InetSocketAddress> found = new HashSet<>();
        int answered;
        private int left;

        Round(int families) {
            left = families;
        }

        @Override
        public boolean isWanted() {
            return round == this;
        }

        @Override
        public void onPeers(List<InetSocketAddress> peers) {
            found.addAll(peers);
            search.found().accept(peers);
        }

        @Override
        public void onEnd(int nodes) {
            answered += nodes;
            left--;
            if (left == 0 && isWanted()) {
                ended(this);
            }
        }
    }
}
