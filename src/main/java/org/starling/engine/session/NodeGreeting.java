package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Tells peers where our DHT node is, and our node where theirs are (BEP 5). Peers of a private torrent are told nothing
 * and not listened to (BEP 27). Loop thread.
 */
final class NodeGreeting {
    private final Optional<NodeExchange> nodes;
    private final Lifecycle lifecycle;

    NodeGreeting(Optional<NodeExchange> nodes, Lifecycle lifecycle) {
        this.nodes = nodes;
        this.lifecycle = lifecycle;
    }

    void greet(Peer peer) {
        boolean understands = peer.connection.handshake().reserved().dht();
        nodes.filter(node -> understands && node.port() != 0 && !isPrivate())
                .ifPresent(node -> peer.connection.send(new PeerMessage.Port(node.port())));
    }

    void heard(Peer peer, int port) {
        if (!peer.namedNode && port != 0 && !isPrivate()) {
            peer.namedNode = true;
            nodes.ifPresent(node ->
                    node.heard(new InetSocketAddress(peer.connection.remote().getAddress(), port)));
        }
    }

    private boolean isPrivate() {
        OpenTorrent torrent = lifecycle.state().torrent();
        return torrent != null && torrent.metainfo().isPrivate();
    }
}
