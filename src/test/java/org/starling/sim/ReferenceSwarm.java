package org.starling.sim;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How fast Starling is among clients that behave as libtorrent, compared with one more of those in the same place: a
 * seed of 8 Mbit/s, 20 leechers of 16 Mbit/s down and 2 Mbit/s up, and the client under test with the same line,
 * 100 MiB. It prints and asserts nothing; it is the measure by which choking and requests are tuned.
 *
 * <pre>{@code
 * mvn -o -q -B -Pquick test-compile
 * java -cp target/quick/classes:target/quick/test-classes org.starling.sim.ReferenceSwarm [MiB [seeds [leechers]]]
 * }</pre>
 */
public final class ReferenceSwarm {
    private static final Link SEED = Link.megabits(8, 8, Duration.ofMillis(25));
    private static final Link LEECHER = Link.megabits(16, 2, Duration.ofMillis(25));
    private static final Duration PATIENCE = Duration.ofHours(3);
    private static final int PIECE = 256 << 10;

    private final Sim sim;
    private final SimTorrent torrent;
    private final List<ReferencePeer> others = new ArrayList<>();
    private final SimHost place;
    private final BooleanSupplier done;

    /** What became of the client under test. */
    private record Result(double seconds, double others, long uploaded, long received, long frames) {
        /** Bytes a second, until it was complete. */
        double uploadRate() {
            return uploaded / seconds;
        }
    }

    private ReferenceSwarm(long seed, int mebibytes, int leechers, boolean starling) {
        sim = new Sim(seed);
        torrent = sim.torrent(PIECE, mebibytes << 20);
        ReferencePeer source = ReferencePeer.seed(sim, torrent, SEED);
        for (int i = 0; i < leechers; i++) {
            others.add(ReferencePeer.leecher(sim, torrent, LEECHER));
        }
        List<InetSocketAddress> known = new ArrayList<>();
        known.add(source.address());
        for (ReferencePeer peer : others) {
            peer.learns(known.toArray(InetSocketAddress[]::new));
            known.add(peer.address());
        }
        if (starling) {
            SimPeer peer = sim.peer(torrent, ComparingDisk.empty(sim.loop(), torrent), LEECHER);
            peer.learns(known.toArray(InetSocketAddress[]::new));
            place = peer.host();
            done = peer::isSeeding;
        } else {
            ReferencePeer peer = ReferencePeer.leecher(sim, torrent, LEECHER);
            peer.learns(known.toArray(InetSocketAddress[]::new));
            place = peer.host();
            done = peer::isSeeding;
        }
    }

    private Result run() {
        double start = sim.loop().nanos() / 1e9;
        if (!sim.loop().runUntil(done, PATIENCE)) {
            throw new IllegalStateException("did not complete");
        }
        double seconds = sim.loop().nanos() / 1e9 - start;
        long uploaded = place.sent();
        sim.loop().runUntil(() -> others.stream().allMatch(ReferencePeer::isSeeding), PATIENCE);
        return new Result(
                seconds,
                sim.loop().nanos() / 1e9 - start,
                uploaded,
                place.received(),
                sim.net().frames());
    }

    public static void main(String[] arguments) {
        int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int mebibytes = numbers.length > 0 ? numbers[0] : 100;
        int seeds = numbers.length > 1 ? numbers[1] : 5;
        int leechers = numbers.length > 2 ? numbers[2] : 20;
        System.out.println("seed client     done s   all s  up MiB   KiB/s down MiB    frames  real s");
        double seconds = 0;
        double rate = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            Result reference = show(seed, mebibytes, leechers, false);
            Result starling = show(seed, mebibytes, leechers, true);
            seconds += reference.seconds / starling.seconds / seeds;
            rate += starling.uploadRate() / reference.uploadRate() / seeds;
        }
        System.out.printf("reference / starling, seconds, mean: %.3f (over 1: Starling is faster)%n", seconds);
        System.out.printf("starling / reference, uploaded a second, mean: %.3f%n", rate);
    }

    private static Result show(int seed, int mebibytes, int leechers, boolean starling) {
        long before = System.nanoTime();
        Result result = new ReferenceSwarm(seed, mebibytes, leechers, starling).run();
        System.out.printf(
                "%4d %-9s %8.1f %7.1f %7.1f %7.1f %8.1f %9d %7.1f%n",
                seed,
                starling ? "starling" : "reference",
                result.seconds,
                result.others,
                result.uploaded / 1048576.0,
                result.uploadRate() / 1024,
                result.received / 1048576.0,
                result.frames,
                (System.nanoTime() - before) / 1e9);
        return result;
    }
}
