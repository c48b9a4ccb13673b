package org.starling.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.starling.engine.EngineException;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.DiskService;
import org.starling.engine.disk.StorageSpec;
import org.starling.engine.disk.TorrentStorage;
import org.starling.wire.Bitfield;

/** Hashes data without an engine, with the disk layer's own idea of names, so that it finds what a download wrote. */
final class DataCheck {
    private static final long MEMORY = 32L << 20;
    private static final int OPEN_FILES = 64;

    private DataCheck() {}

    /** @param scratch a folder for what the disk layer wants to remember; gone afterwards */
    static Bitfield run(Metainfo torrent, Path folder, Path scratch, DoubleConsumer progress)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path resume = scratch.resolve(torrent.infoHash().hex());
        ExecutorService answers = Executors.newSingleThreadExecutor();
        int workers = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        try (DiskService disk = new DiskService(workers, MEMORY, OPEN_FILES)) {
            TorrentStorage storage = disk.open(new StorageSpec(torrent, TorrentSettings.in(folder), resume), answers);
            try {
                return on(answers, () -> storage.check(progress));
            } finally {
                on(answers, storage::close);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        } finally {
            answers.shutdown();
            Files.deleteIfExists(resume);
            Files.deleteIfExists(scratch);
        }
    }

    /** The disk layer wants to be called on the thread that its answers come to. */
    @SuppressWarnings("FutureReturnValueIgnored") // both futures are waited for
    private static <T> T on(ExecutorService thread, Supplier<CompletableFuture<T>> call)
            throws InterruptedException, ExecutionException {
        return thread.submit(call::get).get().get();
    }
}
