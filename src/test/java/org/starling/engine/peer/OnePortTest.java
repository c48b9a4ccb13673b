package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.engine.Encryption;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** Real sockets: overlay and torrents share one port, encrypted and plain. */
final class OnePortTest {
    private static final int BLOCKS = 200;
    private static final int BLOCK = 16 * 1024;
    private static final byte[] OVERLAY =
            new HandshakeBytes(Reserved.NONE, InfoHash.ZERO, PeerId.random("-XX-", new Random(1))).encode();

    private final InetAddress host = InetAddress.getLoopbackAddress();
    private SelectorLoop loop;
    private SocketGate gate;

    @BeforeEach
    void open() throws Exception {
        loop = SelectorLoop.start("test-loop");
        gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 256), GateConfig.defaults());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @ParameterizedTest
    @EnumSource
    void theOverlayEchoesWhileATorrentIsServed(Encryption mode) throws Exception {
        Seed seed = new Seed();
        PeerLayer seeding = layer(seed, Encryption.PREFER, link -> link.stream().handler(new TestLayer.Echo()));
        Leech leech = new Leech();
        PeerLayer leeching = layer(leech, mode, OverlayAcceptor.CLOSED);
        try (Listener listener = gate.listen(0, Optional.of(host), seeding::accept);
                Socket socket = new Socket(host, listener.address().getPort())) {
            leeching.dial(
                    listener.address(),
                    TestLayer.TORRENT,
                    () -> leech.done.completeExceptionally(new AssertionError("not connected")));
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 20; i++) {
                out.write(OVERLAY, 0, OVERLAY.length);
                assertThat(socket.getInputStream().readNBytes(OVERLAY.length)).isEqualTo(OVERLAY);
            }
            assertThat(leech.done.get(20, TimeUnit.SECONDS)).isEqualTo(mode != Encryption.OFF);
            echoOverDial(leeching, listener.address(), mode != Encryption.OFF);
        }
        assertThat(loop.failures()).isZero();
    }

    @Test
    void anUnknownTorrentIsClosed() throws Exception {
        PeerLayer layer = layer(new Seed(), Encryption.PREFER, OverlayAcceptor.CLOSED);
        try (Listener listener = gate.listen(0, Optional.of(host), layer::accept);
                Socket socket = new Socket(host, listener.address().getPort())) {
            byte[] unknown = OVERLAY.clone();
            unknown[47] = 1;
            socket.getOutputStream().write(unknown, 0, 48);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            CompletableFuture.runAsync(() -> {}, loop).get(20, TimeUnit.SECONDS);
            assertThat(layer.counters().get(CloseReason.UNKNOWN_TORRENT)).isEqualTo(1);
        }
    }

    private void echoOverDial(PeerLayer from, InetSocketAddress to, boolean encrypted) throws Exception {
        CompletableFuture<byte[]> echoed = new CompletableFuture<>();
        from.dialOverlay(to, encrypted, new OverlayCallback() {
            @Override
            public void connected(RawLink link) {
                link.stream().handler(new Collector(OVERLAY.length, echoed));
                link.stream().write(ByteBuffer.wrap(OVERLAY.clone()), () -> {});
            }

            @Override
            public void failed(CloseReason reason) {
                echoed.completeExceptionally(new AssertionError(reason));
            }
        });
        assertThat(echoed.get(20, TimeUnit.SECONDS)).isEqualTo(OVERLAY);
    }

    private PeerLayer layer(Swarms swarms, Encryption mode, OverlayAcceptor overlay) {
        PeerLayer layer = PeerLayer.create(loop, gate::connect, swarms, new TestCodec(), mode, overlay);
        layer.torrentAdded(TestLayer.TORRENT);
        return layer;
    }

    private record Collector(ByteBuffer bytes, CompletableFuture<byte[]> done) implements StreamHandler {
        Collector(int length, CompletableFuture<byte[]> done) {
            this(ByteBuffer.allocate(length), done);
        }

        @Override
        public void onReadable(Stream stream) throws IOException {
            if (stream.read(bytes) < 0) {
                stream.close("closed");
            } else if (!bytes.hasRemaining()) {
                byte[] read = new byte[bytes.position()];
                bytes.get(0, read);
                done.complete(read);
                stream.close("done");
            }
        }

        @Override
        public void onClosed(Stream stream, String reason) {
            done.completeExceptionally(new AssertionError(reason));
        }
    }

    abstract static class OneTorrent implements Swarms {
        private final PeerId self = PeerId.random("-ST-", new Random());

        @Override
        public boolean accepts(InfoHash torrent) {
            return torrent.equals(TestLayer.TORRENT);
        }

        @Override
        public HandshakeBytes handshake(InfoHash torrent) {
            return new HandshakeBytes(Reserved.NONE, torrent, self);
        }
    }

    static final class Seed extends OneTorrent {
        @Override
        public void arrived(InfoHash torrent, PeerLink peer) {
            peer.start(new RecordingListener() {
                @Override
                public void onMessage(PeerMessage message) {
                    if (message instanceof PeerMessage.Request r) {
                        ByteBuffer data = ByteBuffer.allocateDirect(r.length())
                                .putInt(r.piece())
                                .clear();
                        peer.sendBlock(r.piece(), r.offset(), new BlockData.InMemory(data, () -> {}));
                    }
                }
            });
        }
    }

    static final class Leech extends OneTorrent {
        final CompletableFuture<Boolean> done = new CompletableFuture<>();

        @Override
        public void arrived(InfoHash torrent, PeerLink peer) {
            peer.start(new RecordingListener() {
                private int next;

                @Override
                public void onBlock(int piece, int offset, ByteBuffer block) {
                    if (piece != next || block.getInt() != next || block.remaining() != BLOCK - 4) {
                        done.completeExceptionally(new AssertionError("block " + piece + " after " + next));
                    }
                    if (++next == BLOCKS) {
                        done.complete(peer.encrypted());
                        peer.close(CloseReason.STOPPED);
                    }
                }
            });
            for (int i = 0; i < BLOCKS; i++) {
                peer.send(new PeerMessage.Request(i, 0, BLOCK));
            }
        }
    }
}
