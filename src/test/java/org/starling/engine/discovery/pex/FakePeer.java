package org.starling.engine.discovery.pex;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.engine.session.extension.ExtensionPeer;
import org.starling.wire.bencode.BencodeException;

/** A connected peer that keeps what it is sent. */
final class FakePeer implements ExtensionPeer {
    final List<PexMessage> received = new ArrayList<>();
    private final InetSocketAddress remote;
    private final Optional<InetSocketAddress> listening;
    boolean seed;
    boolean encrypted;
    boolean pex = true;

    FakePeer(InetSocketAddress remote, Optional<InetSocketAddress> listening) {
        this.remote = remote;
        this.listening = listening;
    }

    /** One that we dialled. */
    static FakePeer dialled(InetSocketAddress address) {
        return new FakePeer(address, Optional.of(address));
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public Optional<InetSocketAddress> listening() {
        return listening;
    }

    @Override
    public boolean incoming() {
        return false;
    }

    @Override
    public boolean isSeed() {
        return seed;
    }

    @Override
    public boolean encrypted() {
        return encrypted;
    }

    @Override
    public boolean supports(String extension) {
        return pex && extension.equals("ut_pex");
    }

    @Override
    public void send(String extension, ByteBuffer payload) {
        try {
            received.add(PexMessage.decode(payload));
        } catch (BencodeException e) {
            throw new AssertionError(e);
        }
    }
}
