package org.starling.overlay.link;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.starling.overlay.permid.Identity;

/**
 * A program: what it costs to authenticate, for each end, and to keep idle links, on real sockets
 * (docs/performance.md). It prints and asserts nothing.
 */
public final class OverlayCost {
    private static final int WARM_UP = 400;
    private static final int ROUNDS = 500;
    private static final int LINKS = 2_000;
    private static final double MILLI = 1e6;
    private static final double MEBI = 1 << 20;

    private OverlayCost() {}

    /** Without arguments, everything; the program itself calls another one of it with some. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            hold(LinkKind.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
            return;
        }
        for (LinkKind kind : LinkKind.values()) {
            authenticate(kind);
        }
        for (LinkKind kind : LinkKind.values()) {
            idle(kind);
        }
    }

    private static void authenticate(LinkKind kind) throws Exception {
        try (CostPeer accepting = new CostPeer(kind);
                CostPeer dialling = new CostPeer(kind)) {
            InetSocketAddress target = accepting.listen();
            print(kind + ", the first one", accepting, dialling, target, 1);
            print(kind + ", the second one", accepting, dialling, target, 1);
            print(kind + ", warming up", accepting, dialling, target, WARM_UP);
            print(kind + ", warm", accepting, dialling, target, ROUNDS);
        }
    }

    private static void print(String what, CostPeer accepting, CostPeer dialling, InetSocketAddress target, int rounds)
            throws Exception {
        List<Identity> diallers = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            diallers.add(dialling.fresh());
        }
        long accepted = accepting.cpu();
        long dialled = dialling.cpu();
        for (Identity dialler : diallers) {
            Link link = dialling.connect(target, dialler);
            accepting.up.poll(1, TimeUnit.MINUTES);
            dialling.run(() -> link.close(LinkEnd.STOPPED));
        }
        System.out.printf(
                "%s: %.2f ms of CPU who was dialled, %.2f ms who dialled (%d)%n",
                what,
                (accepting.cpu() - accepted) / MILLI / rounds,
                (dialling.cpu() - dialled) / MILLI / rounds,
                rounds);
    }

    /** The other ends are in a process of their own. */
    private static void idle(LinkKind kind) throws Exception {
        try (CostPeer accepting = new CostPeer(kind)) {
            InetSocketAddress target = accepting.listen();
            try (CostPeer dialling = new CostPeer(kind)) {
                // Classes and tables of the first links are no part of what a link costs.
                for (int i = 0; i < 10; i++) {
                    dialling.connect(target, dialling.fresh());
                    accepting.up.poll(1, TimeUnit.MINUTES);
                }
            }
            long heap = heap();
            long direct = direct();
            Process other = start(kind, target.getPort());
            Runtime.getRuntime().addShutdownHook(new Thread(other::destroy));
            try {
                for (int i = 0; i < LINKS; i++) {
                    if (accepting.up.poll(1, TimeUnit.MINUTES) == null) {
                        throw new IOException("only " + i + " links");
                    }
                }
                long grown = heap() - heap;
                long before = accepting.cpu();
                long start = System.nanoTime();
                TimeUnit.MINUTES.sleep(3);
                double cpu = (accepting.cpu() - before) / MILLI / ((System.nanoTime() - start) / 60e9);
                System.out.printf("%s, %d idle links: ", kind, LINKS);
                System.out.printf(
                        "%.1f MiB of heap (%.1f KiB each), %.1f MiB of buffers, %.1f ms of CPU a minute%n",
                        grown / MEBI, grown / 1024.0 / LINKS, (direct() - direct) / MEBI, cpu);
            } finally {
                other.destroy();
            }
        }
    }

    private static Process start(LinkKind kind, int port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OverlayCost.class.getName(),
                        kind.name(),
                        Integer.toString(port))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void hold(LinkKind kind, int port) throws Exception {
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (CostPeer dialling = new CostPeer(kind)) {
            for (int i = 0; i < LINKS; i++) {
                dialling.connect(target, dialling.fresh());
            }
            // Until the one who started it ends, however that comes: then its end of the pipe closes.
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** Bytes outside the heap. */
    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
