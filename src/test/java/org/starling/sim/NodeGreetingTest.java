package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.engine.session.NodeExchange;
import org.starling.engine.session.PeerMessage;

/** Peers tell each other where their nodes of the DHT are (BEP 5). */
class NodeGreetingTest {
    private final Sim sim = new Sim(4);

    /** A node that listens on a port and remembers of whom it was told. */
    private static final class Node implements NodeExchange {
        final List<InetSocketAddress> heard = new ArrayList<>();
        private final int port;

        Node(int port) {
            this.port = port;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void heard(InetSocketAddress node) {
            heard.add(node);
        }
    }

    private SimPeer seed(SimTorrent torrent, Node node) {
        sim.nodes(node);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        assertThat(sim.loop().runUntil(seed::isSeeding, Duration.ofMinutes(1))).isTrue();
        return seed;
    }

    @Test
    void bothSidesNameTheirNodes() {
        Node ours = new Node(7_001);
        Node theirs = new Node(7_002);
        SimTorrent torrent = sim.torrent(1 << 14, 200_000);
        SimPeer seed = seed(torrent, ours);
        sim.nodes(theirs);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(seed.address());
        sim.loop().runFor(Duration.ofSeconds(20));
        assertThat(ours.heard)
                .containsExactly(new InetSocketAddress(leecher.address().getAddress(), 7_002));
        assertThat(theirs.heard)
                .containsExactly(new InetSocketAddress(seed.address().getAddress(), 7_001));
    }

    @Test
    void peersOfAPrivateTorrentNameNothingAndAreNotBelieved() {
        Node ours = new Node(7_001);
        SimTorrent torrent = sim.torrent(1 << 14, 200_000).asPrivate();
        SimPeer seed = seed(torrent, ours);
        RawPeer peer = new RawPeer(sim, Link.LAN).greets(new PeerMessage.Port(7_002), new PeerMessage.Interested());
        peer.dial(seed.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofSeconds(20));
        assertThat(peer.isConnected()).isTrue();
        assertThat(peer.heard(PeerMessage.Port.class)).isEmpty();
        assertThat(ours.heard).isEmpty();
    }

    @Test
    void oneNodeForEachConnectionAndNoneWhereNothingListens() {
        Node ours = new Node(0);
        SimTorrent torrent = sim.torrent(1 << 14, 200_000);
        SimPeer seed = seed(torrent, ours);
        RawPeer peer = new RawPeer(sim, Link.LAN)
                .greets(
                        new PeerMessage.Port(0),
                        new PeerMessage.Port(7_002),
                        new PeerMessage.Port(7_003),
                        new PeerMessage.Interested());
        peer.dial(seed.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofSeconds(20));
        assertThat(ours.heard)
                .containsExactly(new InetSocketAddress(peer.address().getAddress(), 7_002));
        assertThat(peer.heard(PeerMessage.Port.class)).isEmpty();
    }
}
