package org.starling.engine.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Encryption;
import org.starling.engine.peer.mse.MseRandom;
import org.starling.engine.peer.mse.SkeyTable;
import org.starling.engine.session.CloseReason;
import org.starling.net.ConnectCallback;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** A peer layer in memory, with one torrent, an overlay that echoes, and a network that leads where the test says. */
final class TestLayer implements Swarms {
    static final InfoHash TORRENT = InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567");
    static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1002);

    final ManualLoop loop;
    final PeerLayer layer;
    final PeerId self;
    final List<PeerLink> peers = new ArrayList<>();
    final List<RawLink> links = new ArrayList<>();
    final List<FakeStream> dialled = new ArrayList<>();
    final Set<InfoHash> torrents = new HashSet<>(Set.of(TORRENT));
    IntUnaryOperator segments = left -> left;
    boolean echo = true;
    boolean overlayFails;
    /** Where dialled connections come out; unreachable while null. */
    @Nullable
    Consumer<Stream> reaches;

    TestLayer(Encryption mode, ManualLoop loop) {
        this(mode, loop, HandshakeTimes.DEFAULT);
    }

    TestLayer(Encryption mode, ManualLoop loop, HandshakeTimes times) {
        this.loop = loop;
        Random random = new Random(System.identityHashCode(this));
        self = PeerId.random("-ST0001-", random);
        PeerContext context = PeerContext.create(loop, new TestCodec(), new CloseCounters());
        layer = new PeerLayer(
                new HandshakePorts(context, this, this::overlay, mode, times, new SkeyTable(), MseRandom.of(random)),
                this::connect);
        layer.torrentAdded(TORRENT);
    }

    private void connect(InetSocketAddress peer, Duration timeout, ConnectCallback callback) {
        loop.execute(() -> {
            if (reaches == null) {
                callback.failed(new ConnectException("unreachable"));
                return;
            }
            FakeStream[] pair = FakeStream.pair(loop, segments);
            dialled.add(pair[0]);
            reaches.accept(pair[1]);
            callback.connected(pair[0]);
        });
    }

    private void overlay(RawLink link) {
        links.add(link);
        if (overlayFails) {
            throw new IllegalStateException("a defect in the overlay");
        }
        if (echo) {
            link.stream().handler(new Echo());
        }
    }

    long count(CloseReason reason) {
        return layer.counters().get(reason);
    }

    @Override
    public boolean accepts(InfoHash torrent) {
        return torrents.contains(torrent);
    }

    @Override
    public HandshakeBytes handshake(InfoHash torrent) {
        return new HandshakeBytes(Reserved.of(Reserved.Bit.EXTENDED), torrent, self);
    }

    @Override
    public void arrived(InfoHash torrent, PeerLink peer) {
        peers.add(peer);
    }

    /** Writes back what it reads. */
    static final class Echo implements StreamHandler {
        @Override
        public void onReadable(Stream stream) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(4096);
            int count = stream.read(bytes);
            if (count < 0) {
                stream.close("the other side closed");
            } else if (count > 0) {
                stream.write(bytes.flip(), () -> {});
            }
        }

        @Override
        public void onClosed(Stream stream, String reason) {}
    }
}
