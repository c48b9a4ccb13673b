package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceHashes;
import org.starling.engine.TorrentSettings;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/**
 * Pieces of 1 MiB a second: hashed from memory, and on the whole way from blocks to the file and the resume file. The
 * folder is the system's temporary one, or {@code -Dbench.folder}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PieceBenchmark {
    private static final int PIECE = 1 << 20;
    private static final int BLOCK = BlockPool.BLOCK;
    private static final int BATCH = 32;

    @Param({"1", "2"})
    int workers;

    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
    private final ExecutorService session = Executors.newSingleThreadExecutor();
    private Path folder = Path.of("");
    private DiskService service = new DiskService(1, 1 << 20, 8);
    private Optional<TorrentStorage> storage = Optional.empty();

    @Setup
    public void open() throws Exception {
        byte[] bytes = new byte[PIECE];
        new Random(1).nextBytes(bytes);
        piece.put(bytes).clear();
        Path parent = Path.of(System.getProperty("bench.folder", System.getProperty("java.io.tmpdir")));
        folder = Files.createTempDirectory(parent, "piece-bench");
        service = new DiskService(workers, 96L << 20, 64);
        StorageSpec spec = new StorageSpec(metainfo(bytes), TorrentSettings.in(folder), folder.resolve("bench.resume"));
        TorrentStorage opened = service.open(spec, session);
        storage = Optional.of(opened);
        session.submit(() -> opened.check(progress -> {})).get().get();
    }

    @TearDown
    public void close() throws Exception {
        TorrentStorage opened = storage.orElseThrow();
        session.submit(opened::close).get().get();
        service.close();
        session.shutdown();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Benchmark
    public byte[] hash() {
        return Sha1.digest(piece.duplicate());
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void write() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(BATCH);
        session.execute(() -> {
            for (int i = 0; i < BATCH; i++) {
                deliver(storage.orElseThrow(), i, left);
            }
        });
        left.await();
    }

    private void deliver(TorrentStorage into, int number, CountDownLatch left) {
        for (int at = 0; at < PIECE; at += BLOCK) {
            ByteBuffer block = into.borrow(number, at, BLOCK);
            if (block == null) {
                throw new IllegalStateException("the budget is smaller than a batch");
            }
            into.put(number, at, block.put(piece.slice(at, BLOCK)).flip());
        }
        into.finish(number, outcome -> {
            if (!(outcome instanceof PieceOutcome.Verified)) {
                throw new IllegalStateException(outcome.toString());
            }
            left.countDown();
        });
    }

    private static Metainfo metainfo(byte[] bytes) {
        byte[] hash = Sha1.digest(bytes);
        ByteBuffer hashes = ByteBuffer.allocate(BATCH * PieceHashes.BYTES);
        while (hashes.hasRemaining()) {
            hashes.put(hash);
        }
        long size = (long) BATCH * PIECE;
        return new Metainfo(
                InfoHash.of(hash),
                "bench",
                true,
                size,
                PIECE,
                new PieceHashes(hashes.array()),
                List.of(new MetainfoFile(List.of("bench"), size, 0, false, false, false)),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.allocate(0));
    }
}
