package org.starling.engine.bt.bindings;

import bt.net.Peer;
import bt.net.PeerId;
import bt.peer.PeerOptions;
import java.net.InetAddress;
import java.util.Optional;
import org.starling.engine.peer.PeerLink;
import org.starling.wire.InfoHash;

/** A peer whose handshake is done, under which bt's connection factory finds its connection. Immutable. */
final class ArrivedPeer implements Peer {

    private final PeerLink link;

    ArrivedPeer(PeerLink link) {
        this.link = link;
    }

    PeerLink link() {
        return link;
    }

    InfoHash torrent() {
        return link.handshake().infoHash();
    }

    @Override
    public InetAddress getInetAddress() {
        return link.remote().getAddress();
    }

    /** Who dialled us did so from a port at which nobody listens. */
    @Override
    public boolean isPortUnknown() {
        return link.incoming();
    }

    @Override
    public int getPort() {
        return link.remote().getPort();
    }

    @Override
    public Optional<PeerId> getPeerId() {
        return Optional.of(BtIds.peerId(link.handshake().peerId()));
    }

    @Override
    public PeerOptions getOptions() {
        return PeerOptions.defaultOptions();
    }

    @Override
    public String toString() {
        return link.remote().toString();
    }
}
