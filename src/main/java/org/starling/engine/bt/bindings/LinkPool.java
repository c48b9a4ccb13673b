package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import bt.net.ConnectionKey;
import bt.net.IPeerConnectionPool;
import bt.net.Peer;
import bt.net.PeerConnection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.CloseReason;
import org.starling.net.EventLoop;

/**
 * The last station in bt: a connection that is put into the pool goes to its session, on the loop. Sessions know their
 * connections, close idle ones and tell duplicates by peer id, so nothing is kept here. Any thread.
 */
final class LinkPool implements IPeerConnectionPool {

    private final TorrentTable torrents;
    private final EventLoop loop;

    LinkPool(TorrentTable torrents, EventLoop loop) {
        this.torrents = torrents;
        this.loop = loop;
    }

    @Override
    public PeerConnection addConnectionIfAbsent(PeerConnection connection) {
        LinkConnection link = (LinkConnection) connection;
        if (loop.inLoop()) {
            attach(link);
        } else {
            loop.execute(() -> attach(link));
        }
        return connection;
    }

    private void attach(LinkConnection connection) {
        torrents.get(connection.infoHash())
                .filter(torrent -> torrents.accepts(connection.infoHash()))
                .ifPresentOrElse(
                        torrent -> torrent.arrived(connection.link()),
                        () -> connection.close(CloseReason.UNKNOWN_TORRENT));
    }

    @Override
    public int size() {
        return torrents.connections();
    }

    @Override
    public @Nullable PeerConnection getConnection(Peer peer, TorrentId torrentId) {
        return null;
    }

    @Override
    public @Nullable PeerConnection getConnection(ConnectionKey key) {
        return null;
    }

    @Override
    public void visitConnections(TorrentId torrentId, Consumer<PeerConnection> visitor) {}

    @Override
    public void checkDuplicateConnections(TorrentId torrentId, Peer peer) {}
}
