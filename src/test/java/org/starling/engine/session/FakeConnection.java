package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.starling.engine.disk.BlockData;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** Keeps what is sent, and sends nothing. */
final class FakeConnection implements Connection {
    private final InetSocketAddress remote;
    private final HandshakeBytes handshake;
    private final List<PeerMessage> sent = new ArrayList<>();

    /** @param number names the peer: its address and its id */
    FakeConnection(int number, Reserved reserved) {
        remote = new InetSocketAddress("80.1." + number / 250 + "." + (1 + number % 250), 6881);
        byte[] id = new byte[20];
        id[18] = (byte) (number >> 8);
        id[19] = (byte) number;
        handshake = new HandshakeBytes(reserved, InfoHash.of(new byte[20]), PeerId.of(id));
    }

    /** What was sent since the last call, of one kind. */
    <T extends PeerMessage> List<T> take(Class<T> kind) {
        List<T> taken = sent.stream().filter(kind::isInstance).map(kind::cast).toList();
        sent.removeAll(taken);
        return taken;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public boolean incoming() {
        return false;
    }

    @Override
    public boolean encrypted() {
        return false;
    }

    @Override
    public HandshakeBytes handshake() {
        return handshake;
    }

    @Override
    public void send(PeerMessage message) {
        sent.add(message);
    }

    @Override
    public void sendBlock(int piece, int offset, BlockData data) {
        data.release();
    }

    @Override
    public long queuedBytes() {
        return 0;
    }

    @Override
    public void resumeReading() {}

    @Override
    public long received() {
        return 0;
    }

    @Override
    public long sent() {
        return 0;
    }

    @Override
    public void close(CloseReason reason) {}
}
