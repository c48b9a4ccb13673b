package org.starling.sim;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Many clients of one torrent, and whom of the others each learns of, as a tracker would tell it. */
final class Crowd {
    private final Sim sim;
    private final SimTorrent torrent;
    private final List<SimPeer> leechers = new ArrayList<>();
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final List<ComparingDisk> disks = new ArrayList<>();

    Crowd(Sim sim, SimTorrent torrent) {
        this.sim = sim;
        this.torrent = torrent;
    }

    List<SimPeer> leechers() {
        return leechers;
    }

    SimPeer seed(Link link) {
        return join(sim.peer(torrent, ComparingDisk.full(sim.loop(), torrent), link));
    }

    void leechers(int count, Link link) {
        for (int i = 0; i < count; i++) {
            leecher(link);
        }
    }

    SimPeer leecher(Link link) {
        ComparingDisk disk = ComparingDisk.empty(sim.loop(), torrent);
        disks.add(disk);
        SimPeer peer = join(sim.peer(torrent, disk, link));
        leechers.add(peer);
        return peer;
    }

    /** Somebody else whom the tracker knows. */
    void add(InetSocketAddress address) {
        addresses.add(address);
    }

    /** Each leecher learns of so many, chosen by chance. */
    void meet(int each) {
        leechers.forEach(peer -> meet(peer, each));
    }

    void meet(SimPeer peer, int each) {
        List<InetSocketAddress> some = new ArrayList<>(addresses);
        Collections.shuffle(some, new Random(sim.random().nextLong()));
        peer.learns(some.subList(0, Math.min(each, some.size())).toArray(InetSocketAddress[]::new));
    }

    /** Seconds until all that have not vanished are complete; an error that names the late ones otherwise. */
    double complete(Duration atMost) {
        long start = sim.loop().nanos();
        int[] complete = {0};
        boolean done = sim.loop()
                .runUntil(
                        () -> {
                            while (complete[0] < leechers.size() && isDone(leechers.get(complete[0]))) {
                                complete[0]++;
                            }
                            return complete[0] == leechers.size();
                        },
                        atMost);
        if (!done) {
            throw new AssertionError(leechers.stream()
                    .filter(peer -> !isDone(peer))
                    .map(peer -> peer.address() + " " + peer.session().refresh())
                    .collect(Collectors.joining("\n", "incomplete:\n", "")));
        }
        if (disks.stream().anyMatch(disk -> disk.lent() != 0)) {
            throw new AssertionError("memory was borrowed and not given back");
        }
        return (sim.loop().nanos() - start) / 1e9;
    }

    private SimPeer join(SimPeer peer) {
        addresses.add(peer.address());
        return peer;
    }

    private static boolean isDone(SimPeer peer) {
        return peer.host().isGone() || peer.isSeeding();
    }
}
