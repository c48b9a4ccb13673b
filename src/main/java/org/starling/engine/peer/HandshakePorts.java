package org.starling.engine.peer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Encryption;
import org.starling.engine.peer.mse.MsePolicy;
import org.starling.engine.peer.mse.MseRandom;
import org.starling.engine.peer.mse.SkeyTable;
import org.starling.engine.session.CloseReason;
import org.starling.net.OverlayAcceptor;
import org.starling.net.Stream;
import org.starling.wire.HandshakeBytes;

/** What handshakes of both directions use. */
record HandshakePorts(
        PeerContext context,
        Swarms swarms,
        OverlayAcceptor overlay,
        Encryption encryption,
        HandshakeTimes times,
        SkeyTable skeys,
        MseRandom random) {

    private static final Logger LOG = LoggerFactory.getLogger(HandshakePorts.class);

    MsePolicy policy() {
        return encryption == Encryption.REQUIRE ? MsePolicy.RC4_ONLY : MsePolicy.RC4_OR_PLAIN;
    }

    /** Gives a handshaken connection to its torrent. */
    void deliver(HandshakeBytes theirs, Stream stream) {
        SocketPeer peer = new SocketPeer(stream, theirs, context);
        try {
            swarms.arrived(theirs.infoHash(), peer);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be given to its torrent", peer.remote(), e);
            peer.close(CloseReason.INTERNAL_ERROR);
        }
    }
}
