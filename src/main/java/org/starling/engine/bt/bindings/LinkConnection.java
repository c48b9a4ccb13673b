package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import bt.net.Peer;
import bt.net.PeerConnection;
import bt.protocol.Message;
import java.util.concurrent.atomic.AtomicBoolean;
import org.starling.engine.peer.PeerLink;
import org.starling.engine.session.CloseReason;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/**
 * A finished connection on its way through bt to its session. Messages never pass here: the session starts the link on
 * the loop and owns it from then on. Any thread.
 */
final class LinkConnection implements PeerConnection {

    private final ArrivedPeer peer;
    private final EventLoop loop;
    private final TorrentId torrent;
    private final AtomicBoolean closed = new AtomicBoolean();

    LinkConnection(ArrivedPeer peer, EventLoop loop) {
        this.peer = peer;
        this.loop = loop;
        this.torrent = BtIds.torrentId(peer.torrent());
    }

    PeerLink link() {
        return peer.link();
    }

    InfoHash infoHash() {
        return peer.torrent();
    }

    void close(CloseReason reason) {
        if (closed.compareAndSet(false, true)) {
            loop.execute(() -> peer.link().close(reason));
        }
    }

    @Override
    public Peer getRemotePeer() {
        return peer;
    }

    @Override
    public int getRemotePort() {
        return peer.getPort();
    }

    @Override
    public TorrentId getTorrentId() {
        return torrent;
    }

    @Override
    public TorrentId setTorrentId(TorrentId torrentId) {
        throw new UnsupportedOperationException("the handshake has said which torrent it is");
    }

    @Override
    public Message readMessageNow() {
        throw notHere();
    }

    @Override
    public Message readMessage(long timeout) {
        throw notHere();
    }

    @Override
    public void postMessage(Message message) {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("messages belong to the session");
    }

    @Override
    public long getLastActive() {
        return System.currentTimeMillis();
    }

    @Override
    public void closeQuietly() {
        close(CloseReason.LIMIT);
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        close(CloseReason.STOPPED);
    }
}
