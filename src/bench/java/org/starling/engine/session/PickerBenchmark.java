package org.starling.engine.session;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.starling.wire.Bitfield;

/**
 * Decisions of the picker in a swarm of 200 peers: each has any 5 to 95 percent of the pieces. The cost of one decision
 * is to be the same whatever the number of pieces.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PickerBenchmark {
    private static final int PEERS = 200;

    @Param({"1000", "10000", "100000"})
    private int pieces;

    private final Random random = new Random(1);
    private final Bitfield[] peers = new Bitfield[PEERS];
    private PiecePicker picker = new PiecePicker(new Bitfield(0), new byte[0], random);

    @Setup
    public void swarm() {
        byte[] ranks = new byte[pieces];
        Arrays.fill(ranks, Selection.NORMAL);
        Bitfield have = new Bitfield(pieces);
        for (int piece = 0; piece < pieces / 10; piece++) {
            have.set(piece);
        }
        picker = new PiecePicker(have, ranks, random);
        for (int i = 0; i < PEERS; i++) {
            double share = 0.05 + 0.9 * i / PEERS;
            peers[i] = new Bitfield(pieces);
            for (int piece = 0; piece < pieces; piece++) {
                if (random.nextDouble() < share) {
                    peers[i].set(piece);
                }
            }
            picker.gained(peers[i]);
        }
    }

    /** A piece is begun with some peer, and given back: two decisions' worth of lists. */
    @Benchmark
    public int pickAndReset() {
        int piece = picker.pick(peers[random.nextInt(PEERS)]);
        picker.begin(piece);
        picker.reset(piece);
        return piece;
    }

    /** A peer says that it has a piece, and loses it again. */
    @Benchmark
    public int have() {
        int piece = random.nextInt(pieces);
        picker.gained(piece);
        picker.lost(piece);
        return piece;
    }
}
