package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.RawLink;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.permid.TestKeys;

/** The same flood with real sockets: all of 127.0.0.0/8 is this machine, so it comes from many networks. */
@EnabledOnOs(OS.LINUX)
final class RealFloodTest {
    private static final int SOCKETS = 10_000;
    private static final int HONEST_EVERY = 1_000;

    /** Attackers that are kept open; the older ones were closed by the other end anyway. */
    private static final int KEPT = 500;

    private static final long MAX_GROWTH = 10 << 20;

    private final SelectorLoop loop = start();
    private final SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 64), GateConfig.defaults());
    private final LinkCounters counters = new LinkCounters();
    private final Doorkeeper doorkeeper = new Doorkeeper(loop, address -> false, counters);
    private final RealNode bob = new RealNode(gate, TestKeys.friend(2));
    private final OverlayDoor door =
            new OverlayDoor(doorkeeper, counters, bob.links, (stream, visit) -> stream.close("classic"));
    private final Random random = new Random(3);
    private final Deque<SocketChannel> attackers = new ArrayDeque<>();

    @AfterEach
    void close() throws IOException {
        for (SocketChannel attacker : attackers) {
            attacker.close();
        }
        loop.close();
    }

    @Test
    void anHonestPeerGetsInDuringAFlood() throws Exception {
        assumeTrue(canBind(), "127.1.0.1 is no address of this machine");
        try (Listener listener = gate.listen(
                0, Optional.of(InetAddress.getByName("0.0.0.0")), stream -> door.accept(new RawLink(stream)))) {
            InetSocketAddress target =
                    new InetSocketAddress("127.0.0.1", listener.address().getPort());
            authenticate(target, 1000);
            long before = Heap.used();
            for (int i = 1; i <= SOCKETS; i++) {
                attack(target);
                if (i % HONEST_EVERY == 0) {
                    authenticate(target, i);
                }
            }
            assertThat(Heap.used() - before).as("bytes of heap").isLessThan(MAX_GROWTH);
            int waiting =
                    CompletableFuture.supplyAsync(doorkeeper::waiting, loop).get(20, TimeUnit.SECONDS);
            assertThat(waiting).isLessThanOrEqualTo(Doorkeeper.PLACES);
            assertThat(counters.get(LinkEnd.CROWDED_OUT)).isGreaterThan(SOCKETS / 2);
        }
        assertThat(loop.failures()).isZero();
    }

    private void attack(InetSocketAddress target) throws IOException {
        SocketChannel attacker = SocketChannel.open();
        attacker.bind(new InetSocketAddress(
                "127." + (1 + random.nextInt(64)) + "." + random.nextInt(256) + "." + (1 + random.nextInt(254)), 0));
        attacker.connect(target);
        attacker.write(ByteBuffer.wrap(Greeting.ours(Talker.peerId(1)), 0, random.nextInt(69)));
        attackers.add(attacker);
        if (attackers.size() > KEPT) {
            attackers.remove().close();
        }
    }

    /** From 127.0.0.1, as a peer of its own each time. */
    private void authenticate(InetSocketAddress target, int number) throws Exception {
        Link link = new RealNode(gate, TestKeys.friend(number)).connect(target);
        CompletableFuture.runAsync(() -> link.close(LinkEnd.STOPPED), loop).get(20, TimeUnit.SECONDS);
    }

    private static boolean canBind() throws IOException {
        try (SocketChannel probe = SocketChannel.open()) {
            probe.bind(new InetSocketAddress("127.1.0.1", 0));
            return true;
        } catch (BindException none) {
            return false;
        }
    }

    private static SelectorLoop start() {
        try {
            return SelectorLoop.start("test-flood");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
