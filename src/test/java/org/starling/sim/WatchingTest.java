package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.EngineException;
import org.starling.engine.session.Reader;
import org.starling.wire.Bitfield;

/** Somebody watches while it loads: what he needs next comes first, and soon after he jumps. */
final class WatchingTest {
    private static final int PIECE = 256 << 10;
    private static final int PIECES = 60;
    /** A piece in half a second. */
    private static final Link LINE = new Link(Duration.ofMillis(30), 2 * PIECE);

    private final Sim sim = new Sim(7);
    private final SimTorrent torrent = sim.torrent(PIECE, PIECES * PIECE);
    private final SimPeer watcher = sim.leecher(torrent, Link.LAN);
    private final List<Integer> came = new ArrayList<>();

    /** Runs until that many pieces more are there, and keeps their order. */
    private void fetch(int more) {
        int until = came.size() + more;
        Duration patience = Duration.ofMinutes(2);
        assertThat(sim.loop().runUntil(() -> count() >= until, patience)).isTrue();
    }

    private int count() {
        Bitfield have = watcher.session().refresh().have().orElse(new Bitfield(PIECES));
        for (int piece = have.nextSet(0); piece >= 0; piece = have.nextSet(piece + 1)) {
            if (!came.contains(piece)) {
                came.add(piece);
            }
        }
        return came.size();
    }

    private void seeds(int count) {
        for (int i = 0; i < count; i++) {
            watcher.learns(sim.seed(torrent, LINE).address());
        }
    }

    private double secondsUntil(CompletableFuture<ByteBuffer> read) {
        long start = sim.loop().nanos();
        assertThat(sim.loop().runUntil(read::isDone, Duration.ofMinutes(2))).isTrue();
        return (sim.loop().nanos() - start) / 1e9;
    }

    private List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    @Test
    void whatIsNeededSoonComesFirstAndInOrder() {
        watcher.session().readers().open().needs(40, 49);
        seeds(1);

        fetch(10);

        assertThat(came).containsExactlyElementsOf(range(40, 49));
    }

    @Test
    void severalPeersWorkOnThePieceThatIsNeededFirst() {
        assertThat(secondsOfTheFirstPiece(8)).isLessThan(0.6 * secondsOfTheFirstPiece(1));
    }

    private static double secondsOfTheFirstPiece(int seeds) {
        WatchingTest world = new WatchingTest();
        Reader reader = world.watcher.session().readers().open();
        reader.needs(50, 57);
        world.seeds(seeds);
        return world.secondsUntil(reader.read(50, 0, 100));
    }

    /** A peer has three seconds of other requests before it. */
    @Test
    void aJumpDoesNotWaitForWhatWasAskedForBefore() {
        Reader reader = watcher.session().readers().open();
        reader.needs(0, 49);
        watcher.learns(
                sim.seed(torrent, new Link(Duration.ofMillis(30), 8 * PIECE)).address());
        fetch(25);

        reader.needs(50, 59);

        assertThat(secondsUntil(reader.read(50, 0, 100))).isLessThan(1);
        int before = count();
        fetch(6);
        assertThat(came.subList(before, came.size())).allMatch(piece -> piece >= 50);
    }

    @Test
    void thoseWhoWatchTakeTurns() {
        watcher.session().readers().open().needs(10, 14);
        watcher.session().readers().open().needs(30, 34);
        seeds(1);

        fetch(6);

        assertThat(came).containsExactly(10, 30, 11, 31, 12, 32);
    }

    @Test
    void aReadGivesTheBytesWhenTheyAreThere() {
        Reader reader = watcher.session().readers().open();
        reader.needs(20, 21);
        CompletableFuture<ByteBuffer> read = reader.read(20, 1_000, 5_000);
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(read).isNotDone();
        seeds(1);

        secondsUntil(read);

        int from = 20 * PIECE + 1_000;
        assertThat(read.join()).isEqualTo(ByteBuffer.wrap(Arrays.copyOfRange(torrent.content(), from, from + 5_000)));
    }

    @Test
    void whoLeavesLeavesTheRestAsItWas() {
        Reader reader = watcher.session().readers().open();
        reader.needs(40, 59);
        CompletableFuture<ByteBuffer> read = reader.read(40, 0, 1);
        sim.loop().runFor(Duration.ofSeconds(1));
        reader.close();
        seeds(1);

        fetch(10);

        assertThat(read).isCompletedExceptionally();
        assertThat(came).as("rare and random ones again").anyMatch(piece -> piece < 40);
    }

    @Test
    void aTorrentThatStopsTellsWhoWaits() {
        Reader reader = watcher.session().readers().open();
        CompletableFuture<ByteBuffer> before = reader.read(3, 0, 1);
        sim.loop().runFor(Duration.ofSeconds(1));

        var unused = watcher.session().stop();

        CompletableFuture<ByteBuffer> after = watcher.session().readers().open().read(3, 0, 1);
        for (CompletableFuture<ByteBuffer> read : List.of(before, after)) {
            assertThatThrownBy(read::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(EngineException.class);
        }
    }

    @Test
    void aCheckIsWaitedFor() {
        SimPeer checking = sim.peer(torrent, MemoryDisk.unknown(sim.loop(), torrent), Link.LAN);
        CompletableFuture<ByteBuffer> read = checking.session().readers().open().read(7, 10, 20);

        secondsUntil(read);

        assertThat(read.join().remaining()).isEqualTo(20);
    }

    @Test
    void nobodyReadsOutsideOfThePieces() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        Reader reader = seed.session().readers().open();

        assertThat(reader.read(PIECES, 0, 1)).isCompletedExceptionally();
        assertThat(reader.read(0, PIECE, 1)).isCompletedExceptionally();
        assertThat(reader.read(-1, 0, 1)).isCompletedExceptionally();
    }
}
