package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import bt.net.ConnectionResult;
import bt.net.IPeerConnectionFactory;
import bt.net.Peer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;

/**
 * bt's entry for connections, both ways. bt's own connects and shakes hands here, blocking a worker each time; ours
 * gets connections that the peer layer has finished without blocking anybody, and only claims them. Any thread.
 */
final class LinkFactory implements IPeerConnectionFactory {

    private final EventLoop loop;

    LinkFactory(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public ConnectionResult createOutgoingConnection(Peer peer, TorrentId torrentId) {
        return peer instanceof ArrivedPeer arrived
                        && BtIds.torrentId(arrived.torrent()).equals(torrentId)
                ? claim(arrived)
                : ConnectionResult.failure("not dialled by the peer layer");
    }

    @Override
    public ConnectionResult createIncomingConnection(Peer peer, @Nullable SocketChannel channel) {
        return peer instanceof ArrivedPeer arrived
                ? claim(arrived)
                : ConnectionResult.failure("not accepted by the peer layer");
    }

    private ConnectionResult claim(ArrivedPeer arrived) {
        return ConnectionResult.success(new LinkConnection(arrived, loop));
    }
}
