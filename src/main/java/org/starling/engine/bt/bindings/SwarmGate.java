package org.starling.engine.bt.bindings;

import org.starling.engine.peer.PeerLink;
import org.starling.engine.peer.Swarms;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/**
 * Sends finished connections through bt's bindings: incoming by its acceptor, dialled ones by its source. Loop thread.
 */
final class SwarmGate implements Swarms {

    private final TorrentTable torrents;
    private final Arrivals arrivals;
    private final LinkSource source;

    SwarmGate(TorrentTable torrents, Arrivals arrivals, LinkSource source) {
        this.torrents = torrents;
        this.arrivals = arrivals;
        this.source = source;
    }

    @Override
    public boolean accepts(InfoHash torrent) {
        return torrents.accepts(torrent);
    }

    @Override
    public HandshakeBytes handshake(InfoHash torrent) {
        return torrents.handshake(torrent);
    }

    @Override
    public void arrived(InfoHash torrent, PeerLink peer) {
        if (peer.incoming()) {
            arrivals.offer(peer);
        } else {
            source.arrived(peer);
        }
    }
}
