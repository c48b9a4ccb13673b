package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.engine.session.extension.ExtensionPeer;

/** A peer as extensions see it. */
final class ExtensionLink implements ExtensionPeer {
    private final Peer peer;

    ExtensionLink(Peer peer) {
        this.peer = peer;
    }

    Peer peer() {
        return peer;
    }

    @Override
    public InetSocketAddress remote() {
        return peer.connection.remote();
    }

    @Override
    public Optional<InetSocketAddress> listening() {
        if (!peer.connection.incoming()) {
            return Optional.of(remote());
        }
        return peer.extended
                .flatMap(ExtendedHandshake::port)
                .map(port -> new InetSocketAddress(remote().getAddress(), port));
    }

    @Override
    public boolean incoming() {
        return peer.connection.incoming();
    }

    @Override
    public boolean isSeed() {
        return peer.pieces.isSeed();
    }

    @Override
    public boolean encrypted() {
        return peer.connection.encrypted();
    }

    @Override
    public boolean supports(String extension) {
        return id(extension).isPresent();
    }

    @Override
    public void send(String extension, ByteBuffer payload) {
        if (!peer.closed) {
            id(extension).ifPresent(id -> peer.connection.send(new PeerMessage.Extended(id, payload)));
        }
    }

    private Optional<Integer> id(String extension) {
        return peer.extended.flatMap(handshake -> handshake.id(extension));
    }
}
