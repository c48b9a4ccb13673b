package org.starling.engine.bt.bindings;

import bt.net.HandshakeHandler;
import bt.protocol.Handshake;
import bt.protocol.IHandshakeFactory;
import java.nio.ByteBuffer;
import java.util.Set;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.Reserved;

/** Our side of the handshake as bt composes it: its factory, then every handler that is bound. Any thread. */
final class Handshakes {

    private final IHandshakeFactory factory;
    private final Set<HandshakeHandler> handlers;

    Handshakes(IHandshakeFactory factory, Set<HandshakeHandler> handlers) {
        this.factory = factory;
        this.handlers = Set.copyOf(handlers);
    }

    HandshakeBytes of(InfoHash torrent) {
        Handshake handshake = factory.createHandshake(BtIds.torrentId(torrent));
        handlers.forEach(handler -> handler.processOutgoingHandshake(handshake));
        long reserved = ByteBuffer.wrap(handshake.getReserved()).getLong();
        return new HandshakeBytes(new Reserved(reserved), torrent, BtIds.peerId(handshake.getPeerId()));
    }
}
