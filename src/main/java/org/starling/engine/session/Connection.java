package org.starling.engine.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.starling.engine.disk.BlockData;
import org.starling.wire.HandshakeBytes;

/**
 * A handshaken peer as the session sees it; implemented over sockets and, in the simulator, in memory. Loop thread
 * only.
 */
public interface Connection {

    InetSocketAddress remote();

    /** Our own end, where it is known. */
    default Optional<InetAddress> local() {
        return Optional.empty();
    }

    boolean incoming();

    boolean encrypted();

    /** The handshake that the peer sent: peer id and reserved bits. */
    HandshakeBytes handshake();

    void send(PeerMessage message);

    /** Sends a Piece message; the connection releases the data when it is written or the connection closed. */
    void sendBlock(int piece, int offset, BlockData data);

    /** Bytes queued for the peer and not yet taken by the network: the back-pressure for uploads. */
    long queuedBytes();

    /** Reads on after {@link BlockTarget#later()}: the block is offered again. */
    void resumeReading();

    /** All bytes ever received, protocol included. */
    long received();

    /** All bytes ever sent, protocol included. */
    long sent();

    /** Closes at once; the listener's onClosed runs exactly once. */
    void close(CloseReason reason);
}
