package org.starling.overlay.link.classic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.starling.engine.Encryption;
import org.starling.engine.peer.BadMessageException;
import org.starling.engine.peer.MessageCodec;
import org.starling.engine.peer.OverlayCallback;
import org.starling.engine.peer.PeerLayer;
import org.starling.engine.peer.PeerLink;
import org.starling.engine.peer.Swarms;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.RawLink;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/** A machine of its own, with real sockets, on which an original runs. It has no torrents. */
final class OriginalHost implements AutoCloseable {
    private static final int NET_BUFFERS = 64;

    final List<Scripted> visits = new CopyOnWriteArrayList<>();
    private final SelectorLoop loop = SelectorLoop.start("original");
    private final PeerLayer peers;
    private final Listener listener;

    /** @param accepts the original that answers who dials */
    OriginalHost(Supplier<OriginalPeer> accepts) throws IOException {
        SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, NET_BUFFERS), GateConfig.defaults());
        peers = PeerLayer.create(
                loop,
                gate::connect,
                new NoTorrents(),
                new NoCodec(),
                Encryption.PREFER,
                link -> visits.add(new Scripted(link.stream(), accepts.get())));
        listener = gate.listen(0, Optional.of(InetAddress.getLoopbackAddress()), peers::accept);
    }

    InetSocketAddress address() {
        return listener.address();
    }

    /** Dials as the original does, which then has its say. */
    Scripted dial(InetSocketAddress to, boolean encrypted, OriginalPeer peer) {
        CompletableFuture<Scripted> dialled = new CompletableFuture<>();
        peers.dialOverlay(to, encrypted, new OverlayCallback() {
            @Override
            public void connected(RawLink link) {
                Scripted visitor = new Scripted(link.stream(), peer);
                visitor.send(peer.begin());
                dialled.complete(visitor);
            }

            @Override
            public void failed(CloseReason reason) {
                dialled.completeExceptionally(new AssertionError(reason));
            }
        });
        return dialled.join();
    }

    void run(Runnable task) {
        CompletableFuture.runAsync(task, loop).join();
    }

    <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, loop).join();
    }

    @Override
    public void close() {
        listener.close();
        loop.close();
    }

    private static final class NoTorrents implements Swarms {
        @Override
        public boolean accepts(InfoHash torrent) {
            return false;
        }

        @Override
        public HandshakeBytes handshake(InfoHash torrent) {
            throw new IllegalStateException("no torrent");
        }

        @Override
        public void arrived(InfoHash torrent, PeerLink peer) {
            throw new IllegalStateException("no torrent");
        }
    }

    private static final class NoCodec implements MessageCodec {
        @Override
        public int maxLength(int messageId) {
            return 0;
        }

        @Override
        public PeerMessage decode(ByteBuffer frame) throws BadMessageException {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "no torrent");
        }

        @Override
        public ByteBuffer encode(PeerMessage message) {
            throw new IllegalStateException("no torrent");
        }
    }
}
