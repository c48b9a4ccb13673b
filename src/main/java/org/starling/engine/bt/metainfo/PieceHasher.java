package org.starling.engine.bt.metainfo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.PieceHashes;

/** Hashes the pieces of a new torrent with all processors; each reads the next piece that nobody has taken. */
final class PieceHasher {

    private static final int PROGRESS_MILLIS = 100;

    private final Content content;
    private final int pieceLength;
    private final DoubleConsumer progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final byte[] hashes;
    private final int pieces;

    PieceHasher(Content content, int pieceLength, DoubleConsumer progress) throws IOException {
        this.content = content;
        this.pieceLength = pieceLength;
        this.progress = progress;
        long count = (content.size() - 1) / pieceLength + 1;
        if (count > BtMetainfoService.MAX_BYTES / PieceHashes.BYTES) {
            throw new IOException("too large for pieces of " + pieceLength + " bytes");
        }
        pieces = (int) count;
        hashes = new byte[pieces * PieceHashes.BYTES];
    }

    byte[] hash() throws IOException, InterruptedException {
        int workers = Math.min(pieces, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(workers, PieceHasher::thread);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(pool.submit(this::work));
            }
            for (Future<?> worker : running) {
                await(worker);
            }
            progress.accept(1);
            return hashes;
        } finally {
            pool.shutdownNow();
        }
    }

    private void await(Future<?> worker) throws IOException, InterruptedException {
        while (true) {
            // A future that is done already does not look at the interrupt.
            if (Thread.interrupted()) {
                throw new InterruptedException("hashing was called off");
            }
            try {
                worker.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                progress.accept((double) done.get() / pieces);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new IOException("cannot hash: " + cause.getMessage(), cause);
            }
        }
    }

    private @Nullable Void work() throws IOException {
        try (ContentReader reader = new ContentReader(content)) {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                long from = (long) piece * pieceLength;
                byte[] hash = reader.sha1(from, Math.min(pieceLength, content.size() - from));
                System.arraycopy(hash, 0, hashes, piece * PieceHashes.BYTES, PieceHashes.BYTES);
                done.incrementAndGet();
            }
        }
        return null;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "torrent-maker");
        thread.setDaemon(true);
        return thread;
    }
}
