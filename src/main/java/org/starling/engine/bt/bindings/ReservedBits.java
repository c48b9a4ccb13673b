package org.starling.engine.bt.bindings;

import bt.net.HandshakeHandler;
import bt.net.PeerConnection;
import bt.protocol.Handshake;

/**
 * Says in the handshake what we speak: the extension protocol (BEP 10), the Fast extension (BEP 6), and the DHT (BEP 5)
 * if a node runs.
 */
final class ReservedBits implements HandshakeHandler {

    private static final int EXTENSION_PROTOCOL = 43;
    private static final int FAST_EXTENSION = 61;
    private static final int DHT = 63;

    private final boolean dht;

    ReservedBits(boolean dht) {
        this.dht = dht;
    }

    @Override
    public void processOutgoingHandshake(Handshake handshake) {
        handshake.setReservedBit(EXTENSION_PROTOCOL);
        handshake.setReservedBit(FAST_EXTENSION);
        if (dht) {
            handshake.setReservedBit(DHT);
        }
    }

    @Override
    public void processIncomingHandshake(PeerConnection connection, Handshake handshake) {
        // The session reads the peer's handshake itself.
    }
}
