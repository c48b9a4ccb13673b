package org.starling.engine.bt.bindings;

import bt.net.HandshakeHandler;
import bt.net.PeerConnection;
import bt.protocol.Handshake;

/** Says in the handshake what we speak: the extension protocol (BEP 10) and the Fast extension (BEP 6). */
final class ReservedBits implements HandshakeHandler {

    private static final int EXTENSION_PROTOCOL = 43;
    private static final int FAST_EXTENSION = 61;

    @Override
    public void processOutgoingHandshake(Handshake handshake) {
        handshake.setReservedBit(EXTENSION_PROTOCOL);
        handshake.setReservedBit(FAST_EXTENSION);
    }

    @Override
    public void processIncomingHandshake(PeerConnection connection, Handshake handshake) {
        // The session reads the peer's handshake itself.
    }
}
