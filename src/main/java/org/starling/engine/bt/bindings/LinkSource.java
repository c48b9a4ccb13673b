package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import bt.net.ConnectionResult;
import bt.net.IConnectionSource;
import bt.net.IPeerConnectionFactory;
import bt.net.IPeerConnectionPool;
import bt.net.Peer;
import bt.net.PeerConnection;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.starling.engine.peer.PeerLink;
import org.starling.engine.session.Dialer;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/** bt's way to dial, without its fifty workers: a dial is an entry in a map until the peer layer has an answer. */
final class LinkSource implements IConnectionSource {

    private record Dial(InetSocketAddress peer, InfoHash torrent) {}

    private final EventLoop loop;
    private final Supplier<? extends Dialer> peerLayer;
    private final IPeerConnectionFactory factory;
    private final IPeerConnectionPool pool;

    /** Loop thread. */
    private final Map<Dial, CompletableFuture<ConnectionResult>> pending = new HashMap<>();

    LinkSource(
            EventLoop loop,
            Supplier<? extends Dialer> peerLayer,
            IPeerConnectionFactory factory,
            IPeerConnectionPool pool) {
        this.loop = loop;
        this.peerLayer = peerLayer;
        this.factory = factory;
        this.pool = pool;
    }

    /** Any thread; the future completes on the loop. */
    @Override
    public CompletableFuture<ConnectionResult> getConnectionAsync(Peer peer, TorrentId torrentId) {
        Dial dial = new Dial(new InetSocketAddress(peer.getInetAddress(), peer.getPort()), BtIds.infoHash(torrentId));
        CompletableFuture<ConnectionResult> result = new CompletableFuture<>();
        if (loop.inLoop()) {
            begin(dial, result);
        } else {
            loop.execute(() -> begin(dial, result));
        }
        return result;
    }

    private void begin(Dial dial, CompletableFuture<ConnectionResult> result) {
        if (pending.putIfAbsent(dial, result) != null) {
            result.complete(ConnectionResult.failure("is being dialled"));
            return;
        }
        peerLayer.get().dial(dial.peer(), dial.torrent(), () -> failed(dial));
    }

    private void failed(Dial dial) {
        CompletableFuture<ConnectionResult> waiting = pending.remove(dial);
        if (waiting != null) {
            waiting.complete(ConnectionResult.failure("no connection"));
        }
    }

    /** A peer that we dialled is handshaken. Loop thread. */
    void arrived(PeerLink link) {
        InfoHash torrent = link.handshake().infoHash();
        ConnectionResult result = factory.createOutgoingConnection(new ArrivedPeer(link), BtIds.torrentId(torrent));
        PeerConnection connection = pool.addConnectionIfAbsent(result.getConnection());
        CompletableFuture<ConnectionResult> waiting = pending.remove(new Dial(link.remote(), torrent));
        if (waiting != null) {
            waiting.complete(
                    connection.isClosed()
                            ? ConnectionResult.failure("the torrent did not take it")
                            : ConnectionResult.success(connection));
        }
    }

    /** Never used: it would block its caller for the time of a dial. */
    @Override
    @Deprecated
    public ConnectionResult getConnection(Peer peer, TorrentId torrentId) {
        throw new UnsupportedOperationException("dialling does not block");
    }
}
