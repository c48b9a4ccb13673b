package org.starling.engine.bt.bindings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.starling.engine.peer.PeerLayer;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/** The running torrents by infohash, with what the peer layer asks of them for each connection. Loop thread. */
final class TorrentTable {

    private record Entry(LiveTorrent torrent, HandshakeBytes handshake) {}

    private final Map<InfoHash, Entry> entries = new HashMap<>();
    private final Function<InfoHash, HandshakeBytes> handshakes;
    private final Supplier<PeerLayer> peers;
    private final IntSupplier maxConnections;
    private volatile int connections;

    /**
     * @param handshakes made once a run, since it is asked for at every connection
     * @param peers told which torrents encrypted connections may be for
     */
    TorrentTable(IntSupplier maxConnections, Function<InfoHash, HandshakeBytes> handshakes, Supplier<PeerLayer> peers) {
        this.maxConnections = maxConnections;
        this.handshakes = handshakes;
        this.peers = peers;
    }

    void add(InfoHash hash, LiveTorrent torrent) {
        entries.put(hash, new Entry(torrent, handshakes.apply(hash)));
        peers.get().torrentAdded(hash);
    }

    void remove(InfoHash hash) {
        entries.remove(hash);
        peers.get().torrentRemoved(hash);
    }

    Optional<LiveTorrent> get(InfoHash hash) {
        return Optional.ofNullable(entries.get(hash)).map(Entry::torrent);
    }

    boolean accepts(InfoHash hash) {
        Entry entry = entries.get(hash);
        return entry != null
                && count() < maxConnections.getAsInt()
                && entry.torrent().accepts();
    }

    HandshakeBytes handshake(InfoHash hash) {
        Entry entry = entries.get(hash);
        return entry == null ? handshakes.apply(hash) : entry.handshake();
    }

    /** All connections, as counted when the loop last asked; any thread. */
    int connections() {
        return connections;
    }

    int count() {
        int sum = 0;
        for (Entry entry : entries.values()) {
            sum += entry.torrent().connections();
        }
        connections = sum;
        return sum;
    }
}
