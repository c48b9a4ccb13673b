package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import bt.net.InetPeer;
import bt.net.Peer;
import bt.peer.IPeerRegistry;
import bt.service.IdentityService;
import bt.tracker.AnnounceKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.starling.net.EventLoop;

/**
 * Who we are, for bt's handshakes, and where peers come in that somebody tells bt of. Finding peers is
 * {@code engine.discovery}'s work: bt's registry asks all trackers of all torrents one after the other. Any thread.
 */
final class LocalPeer implements IPeerRegistry {

    private final Peer local;
    private final TorrentTable torrents;
    private final EventLoop loop;

    LocalPeer(IdentityService identity, TorrentTable torrents, EventLoop loop) {
        this.local = InetPeer.builder(InetAddress.getLoopbackAddress())
                .peerId(identity.getLocalPeerId())
                .build();
        this.torrents = torrents;
        this.loop = loop;
    }

    @Override
    public Peer getLocalPeer() {
        return local;
    }

    @Override
    public void addPeer(TorrentId torrentId, Peer peer) {
        InetSocketAddress address = new InetSocketAddress(peer.getInetAddress(), peer.getPort());
        loop.execute(() ->
                torrents.get(BtIds.infoHash(torrentId)).ifPresent(torrent -> torrent.candidates(List.of(address))));
    }

    @Override
    public void addPeerSource(TorrentId torrentId, AnnounceKey announceKey) {
        throw new UnsupportedOperationException("trackers belong to engine.discovery");
    }

    @Override
    public void triggerPeerCollection(TorrentId torrentId) {
        throw new UnsupportedOperationException("trackers belong to engine.discovery");
    }
}
