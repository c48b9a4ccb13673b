package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.Encryption;
import org.starling.engine.session.CloseReason;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.secure.RealNode;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.TestKeys;

/** Real sockets: secure links, plain and inside MSE, at the port that serves a torrent at the same time. */
final class SecureOnePortTest {
    private static final int MESSAGES = 20;

    private final InetAddress host = InetAddress.getLoopbackAddress();
    private final Identity ann = TestKeys.friend(1);
    private final Identity bob = TestKeys.friend(2);
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
    @ValueSource(booleans = {false, true})
    void twoMembersMeetWhileATorrentIsServed(boolean encrypted) throws Exception {
        LinkCounters counters = new LinkCounters();
        RealNode accepting = new RealNode(gate, bob);
        RealNode dialling = new RealNode(gate, ann);
        OverlayDoor door = new OverlayDoor(
                new Doorkeeper(loop, address -> false, counters),
                counters,
                accepting.links(),
                (stream, visit) -> stream.close("classic"));
        PeerLayer seeding = layer(new OnePortTest.Seed(), door);
        OnePortTest.Leech leech = new OnePortTest.Leech();
        PeerLayer leeching = layer(leech, OverlayAcceptor.CLOSED);
        try (Listener listener = gate.listen(0, Optional.of(host), seeding::accept)) {
            CompletableFuture<Link> up = new CompletableFuture<>();
            leeching.dialOverlay(listener.address(), encrypted, new OverlayCallback() {
                @Override
                public void connected(RawLink link) {
                    dialling.authenticate(link, up);
                }

                @Override
                public void failed(CloseReason reason) {
                    up.completeExceptionally(new AssertionError(reason));
                }
            });
            leeching.dial(
                    listener.address(),
                    TestLayer.TORRENT,
                    () -> leech.done.completeExceptionally(new AssertionError("not connected")));
            Link link = up.get(20, TimeUnit.SECONDS);
            assertThat(link.peer()).isEqualTo(bob.permId());
            for (int i = 0; i < MESSAGES; i++) {
                loop.execute(() -> link.send(209, new byte[60_000]));
                assertThat(accepting.nextSender()).isEqualTo(ann.permId());
            }
            assertThat(leech.done.get(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(loop.failures()).isZero();
    }

    private PeerLayer layer(Swarms swarms, OverlayAcceptor overlay) {
        PeerLayer layer = PeerLayer.create(loop, gate::connect, swarms, new TestCodec(), Encryption.PREFER, overlay);
        layer.torrentAdded(TestLayer.TORRENT);
        return layer;
    }
}
