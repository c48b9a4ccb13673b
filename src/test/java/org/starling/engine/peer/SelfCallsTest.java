package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.OverlayAcceptor;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** Real sockets: a client calls its own port, as a router leads it back. */
final class SelfCallsTest {
    private final InetAddress host = InetAddress.getLoopbackAddress();
    private final SelfCalls calls = new SelfCalls(new Random(5));
    private final CompletableFuture<String> heard = new CompletableFuture<>();
    private SelectorLoop loop;
    private SocketGate gate;

    @BeforeEach
    void open() throws Exception {
        loop = SelectorLoop.start("test-loop");
        gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 64), GateConfig.defaults());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private PeerLayer layer(Encryption mode) {
        Swarms torrents = new OnePortTest.OneTorrent() {
            @Override
            public void arrived(InfoHash torrent, PeerLink peer) {
                throw new AssertionError("a torrent was called");
            }
        };
        return PeerLayer.create(
                loop, gate::connect, calls.beside(torrents), new TestCodec(), mode, OverlayAcceptor.CLOSED);
    }

    private Runnable call(PeerLayer layer, InetSocketAddress to) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> calls.call(layer, to, () -> heard.complete("came"), () -> heard.complete("failed")), loop)
                .get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnCallIsRecognisedWhateverItsEncryption(Encryption mode) throws Exception {
        PeerLayer layer = layer(mode);
        try (Listener listener = gate.listen(0, Optional.of(host), layer::accept)) {
            Runnable end = call(layer, listener.address());
            assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("came");
            CompletableFuture.runAsync(end, loop).get(20, TimeUnit.SECONDS);
        }
        assertThat(loop.failures()).isZero();
    }

    @Test
    void aPortThatIsClosedIsNoProof() throws Exception {
        PeerLayer layer = layer(Encryption.PREFER);
        InetSocketAddress closed;
        try (Listener listener = gate.listen(0, Optional.of(host), layer::accept)) {
            closed = listener.address();
        }
        call(layer, closed);
        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("failed");
    }

    /** Somebody else at that address answers: it is not us, whatever he says. */
    @Test
    void anotherClientThereIsNoProof() throws Exception {
        PeerLayer ours = layer(Encryption.OFF);
        PeerLayer theirs = PeerLayer.create(
                loop,
                gate::connect,
                new OnePortTest.OneTorrent() {
                    @Override
                    public boolean accepts(InfoHash torrent) {
                        return true;
                    }

                    @Override
                    public void arrived(InfoHash torrent, PeerLink peer) {
                        heard.complete("elsewhere");
                    }
                },
                new TestCodec(),
                Encryption.OFF,
                OverlayAcceptor.CLOSED);
        try (Listener listener = gate.listen(0, Optional.of(host), theirs::accept)) {
            call(ours, listener.address());
            assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("elsewhere");
        }
    }

    /** Whoever calls with an infohash of his own making is as unknown as before. */
    @Test
    void strangersAreTurnedAwayMeanwhile() throws Exception {
        PeerLayer layer = layer(Encryption.PREFER);
        try (Listener listener = gate.listen(0, Optional.of(host), layer::accept);
                Socket stranger = new Socket(host, listener.address().getPort())) {
            byte[] guess = new HandshakeBytes(
                            Reserved.NONE, InfoHash.fromHex("ab".repeat(20)), PeerId.random("-XX-", new Random(1)))
                    .encode();
            stranger.getOutputStream().write(guess, 0, HandshakeBytes.INFOHASH_END);
            assertThat(stranger.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(heard).isNotDone();
    }
}
