package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/**
 * The peers that others announced to us, for half an hour each (BEP 5). Bounded for each torrent, for each announcing
 * address and altogether: where there is no room, the oldest go. Loop thread.
 */
final class PeerStore {
    static final long LIFE = Duration.ofMinutes(30).toNanos();
    static final int PER_TORRENT = 500;
    static final int TORRENTS = 4_000;
    static final int ALTOGETHER = 40_000;

    /** Torrents that one address may be a peer of here. */
    static final int PER_ADDRESS = 200;

    private record Peer(InetSocketAddress address, long announced) {}

    /** By the place that it takes; the one announced last stands last. */
    private final Map<InfoHash, LinkedHashMap<Object, Peer>> torrents = new LinkedHashMap<>();

    private final Map<Object, Integer> perAddress = new HashMap<>();
    private final RandomGenerator random;
    private int count;

    PeerStore(RandomGenerator random) {
        this.random = random;
    }

    /** Keeps the peer; one address counts once for each torrent, with the port that it named last. */
    void add(InfoHash torrent, InetSocketAddress address, long now) {
        LinkedHashMap<Object, Peer> peers = torrents.remove(torrent);
        if (peers == null) {
            peers = new LinkedHashMap<>();
        }
        Peer before = peers.remove(place(address));
        if (before != null) {
            forget(before);
        }
        if (perAddress.getOrDefault(Reach.holder(address.getAddress()), 0) < PER_ADDRESS) {
            peers.put(place(address), new Peer(address, now));
            perAddress.merge(Reach.holder(address.getAddress()), 1, Integer::sum);
            count++;
        }
        if (peers.size() > PER_TORRENT) {
            dropFirst(peers);
        }
        if (!peers.isEmpty()) {
            torrents.put(torrent, peers);
        }
        while (torrents.size() > TORRENTS || count > ALTOGETHER) {
            dropOldestTorrent();
        }
    }

    /** A random choice of the torrent's peers that mean something to the asker, of its family. */
    List<InetSocketAddress> peers(InfoHash torrent, InetAddress asker, int limit, long now) {
        LinkedHashMap<Object, Peer> peers = torrents.get(torrent);
        if (peers == null || limit <= 0) {
            return List.of();
        }
        expire(peers, now);
        List<InetSocketAddress> fitting = new ArrayList<>();
        for (Peer peer : peers.values()) {
            InetAddress address = peer.address().getAddress();
            if (Family.of(address) == Family.of(asker) && Reach.isFor(address, asker)) {
                fitting.add(peer.address());
            }
        }
        Collections.shuffle(fitting, new Random(random.nextLong()));
        return List.copyOf(fitting.subList(0, Math.min(limit, fitting.size())));
    }

    /** Forgets what is too old. */
    void expire(long now) {
        for (Iterator<LinkedHashMap<Object, Peer>> all = torrents.values().iterator(); all.hasNext(); ) {
            LinkedHashMap<Object, Peer> peers = all.next();
            expire(peers, now);
            if (peers.isEmpty()) {
                all.remove();
            }
        }
    }

    int peers() {
        return count;
    }

    int torrents() {
        return torrents.size();
    }

    private void expire(Map<Object, Peer> peers, long now) {
        while (!peers.isEmpty() && now - peers.values().iterator().next().announced() >= LIFE) {
            dropFirst(peers);
        }
    }

    private void dropFirst(Map<Object, Peer> peers) {
        Iterator<Peer> first = peers.values().iterator();
        Peer peer = first.next();
        first.remove();
        forget(peer);
    }

    private void dropOldestTorrent() {
        Iterator<LinkedHashMap<Object, Peer>> first = torrents.values().iterator();
        first.next().values().forEach(this::forget);
        first.remove();
    }

    private void forget(Peer peer) {
        count--;
        perAddress.computeIfPresent(
                Reach.holder(peer.address().getAddress()), (holder, held) -> held > 1 ? held - 1 : null);
    }

    /** In the own network several peers share an address. */
    private static Object place(InetSocketAddress address) {
        return PeerAddresses.isHome(address.getAddress()) ? address : address.getAddress();
    }
}
