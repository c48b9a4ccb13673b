package org.starling.sim;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.starling.engine.TorrentSource;
import org.starling.engine.session.NodeExchange;
import org.starling.engine.session.extension.ExtensionFactory;

/** A simulated world: clock, network and chance, and the clients in it. Everything follows from the seed. */
public final class Sim {
    private final SimLoop loop = new SimLoop();
    private final SimNet net = new SimNet(loop);
    private final RandomGenerator random;
    private List<ExtensionFactory> extensions = List.of();
    private Optional<NodeExchange> nodes = Optional.empty();

    public Sim(long seed) {
        random = new Random(seed);
    }

    public SimLoop loop() {
        return loop;
    }

    public SimNet net() {
        return net;
    }

    public RandomGenerator random() {
        return random;
    }

    List<ExtensionFactory> extensions() {
        return extensions;
    }

    /** What clients made from here on have besides ut_metadata. */
    public void extensions(List<ExtensionFactory> factories) {
        extensions = List.copyOf(factories);
    }

    Optional<NodeExchange> nodes() {
        return nodes;
    }

    /** The DHT node beside the clients made from here on. */
    public void nodes(NodeExchange node) {
        nodes = Optional.of(node);
    }

    public SimTorrent torrent(int pieceLength, int... lengths) {
        return SimTorrent.random(pieceLength, random, lengths);
    }

    public SimPeer seed(SimTorrent torrent, Link link) {
        return peer(torrent, MemoryDisk.full(loop, torrent), link);
    }

    public SimPeer leecher(SimTorrent torrent, Link link) {
        return peer(torrent, MemoryDisk.empty(loop, torrent), link);
    }

    public SimPeer peer(SimTorrent torrent, MemoryDisk disk, Link link) {
        return new SimPeer(this, torrent, new TorrentSource.Known(torrent.metainfo()), disk, link);
    }

    /** A client that knows only the hash. */
    public SimPeer magnet(SimTorrent torrent, Link link) {
        TorrentSource source =
                new TorrentSource.ByHash(torrent.metainfo().infoHash(), Optional.empty(), List.of(), List.of());
        return new SimPeer(this, torrent, source, MemoryDisk.empty(loop, torrent), link);
    }
}
