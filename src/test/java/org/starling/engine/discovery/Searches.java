package org.starling.engine.discovery;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.wire.HostPort;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/** A torrent that looks for peers, and what it was told. */
public final class Searches {
    public static final InfoHash TORRENT = InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567");
    public static final PeerId SELF = PeerId.random("-SG0100-", new Random(1));
    public static final int PORT = 50_001;

    public final List<InetSocketAddress> found = new ArrayList<>();
    public final List<String> messages = new ArrayList<>();
    private List<HostPort> nodes = List.of();
    private int outside = PORT;
    private Numbers numbers = new Numbers(0, 0, 1_000);

    public Numbers numbers() {
        return numbers;
    }

    public void numbers(Numbers now) {
        numbers = now;
    }

    /** Nodes of the DHT that the torrent names. */
    public void nodes(List<HostPort> named) {
        nodes = List.copyOf(named);
    }

    /** The router's port that leads to ours. */
    public void outside(int port) {
        outside = port;
    }

    public PeerSearch search(List<List<String>> trackers, boolean isPrivate) {
        return search(TORRENT, trackers, isPrivate);
    }

    public PeerSearch search(InfoHash torrent, List<List<String>> trackers, boolean isPrivate) {
        Announcement announcement = new Announcement(torrent, SELF, PORT, () -> outside, 0xabc, () -> numbers);
        return new PeerSearch(torrent, trackers, nodes, isPrivate, announcement, found::addAll, messages::add);
    }

    public static InetSocketAddress peer(String address, int port) {
        return new InetSocketAddress(InetAddresses.forString(address), port);
    }
}
