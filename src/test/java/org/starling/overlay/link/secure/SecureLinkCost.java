package org.starling.overlay.link.secure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.RawLink;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.Stream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;

/** A program: what authenticating and idling cost (docs/performance.md). It prints and asserts nothing. */
final class SecureLinkCost {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 500;
    private static final int LINKS = 2_000;

    private SecureLinkCost() {}

    public static void main(String[] arguments) throws Exception {
        authenticate(1);
        System.out.printf("first authentication, both ends: %.1f ms of CPU%n", authenticate(1) / 1e6);
        authenticate(WARM_UP);
        System.out.printf("authentication, both ends: %.2f ms of CPU%n", authenticate(ROUNDS) / 1e6);
        channel(WARM_UP);
        System.out.printf("of that the keys of the channel: %.2f ms of CPU%n", channel(ROUNDS) / 1e6);
        sign(WARM_UP);
        System.out.printf("one signature: %.2f ms of CPU%n", sign(ROUNDS) / 1e6);
        System.out.printf("authentication once more: %.2f ms of CPU%n", authenticate(ROUNDS) / 1e6);
        idle();
    }

    private static double sign(int rounds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Identity identity = TestKeys.friend(1);
        byte[] message = new byte[300];
        long start = threads.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            message = Arrays.copyOf(identity.sign(message), message.length);
        }
        return (double) (threads.getCurrentThreadCpuTime() - start) / rounds;
    }

    /** Nanoseconds for both ends' part of the Noise handshake. */
    private static double channel(int rounds) throws LinkException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Random random = new Random(1);
        long start = threads.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            NoiseChannel initiator = new NoiseChannel(true, new byte[136], random);
            NoiseChannel responder = new NoiseChannel(false, new byte[136], random);
            responder.read(initiator.write());
            initiator.read(responder.write());
        }
        return (double) (threads.getCurrentThreadCpuTime() - start) / rounds;
    }

    /** Nanoseconds of this thread's CPU for one link between two nodes in memory. */
    private static double authenticate(int rounds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        SimLoop loop = new SimLoop();
        Node ann = new Node(loop, 1);
        Node bob = new Node(loop, 2);
        long start = threads.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            ann.dial(bob, Optional.of(bob.permId()));
            loop.runFor(Duration.ofSeconds(1));
        }
        if (bob.up.size() != rounds) {
            throw new IllegalStateException(bob.counters.snapshot().toString());
        }
        return (double) (threads.getCurrentThreadCpuTime() - start) / rounds;
    }

    /** Both ends of every link are in this process, so half of it is what one program has to bear. */
    private static void idle() throws Exception {
        SelectorLoop loop = SelectorLoop.start("cost");
        SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 64), GateConfig.defaults());
        RealNode ann = new RealNode(gate, TestKeys.friend(1));
        LinkCounters counters = new LinkCounters();
        OverlayDoor door = new OverlayDoor(
                new Doorkeeper(loop, address -> false, counters),
                counters,
                new Unlimited(gate),
                (stream, visit) -> stream.close("classic"));
        Optional<InetAddress> host = Optional.of(InetAddress.getLoopbackAddress());
        try (Listener listener = gate.listen(0, host, stream -> door.accept(new RawLink(stream)))) {
            InetSocketAddress target = listener.address();
            ann.connect(target);
            long before = Heap.used();
            for (int i = 0; i < LINKS; i++) {
                ann.connect(target);
            }
            long after = Heap.used();
            int links = CompletableFuture.supplyAsync(ann.up::size, loop).get();
            System.out.printf(
                    "%d idle links: %.1f KiB of heap for each end, %.1f MiB for all of one side%n",
                    links - 1, (after - before) / 2.0 / LINKS / 1024, (after - before) / 2.0 / (1 << 20));
        } finally {
            loop.close();
        }
    }

    /** A new budget of signatures before the old one is used up: all links come from one network. */
    private static final class Unlimited implements OverlayDoor.Entrance {
        private final SocketGate gate;
        private final Deque<RealNode> nodes = new ArrayDeque<>();
        private int accepted;

        Unlimited(SocketGate gate) {
            this.gate = gate;
        }

        @Override
        public void accept(Stream stream, Doorkeeper.Visit visit) {
            if (accepted++ % SigningBudget.NETWORK_BURST == 0) {
                nodes.addLast(new RealNode(gate, TestKeys.friend(2)));
            }
            nodes.getLast().links.accept(stream, visit);
        }
    }
}
