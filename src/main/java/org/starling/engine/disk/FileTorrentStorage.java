package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/**
 * A torrent's files. State belongs to the session's thread; blocking work goes to workers through a gate that keeps
 * apart what must not run at the same time.
 */
final class FileTorrentStorage implements TorrentStorage {
    private final DiskService service;
    private final Jobs jobs;
    private final TorrentFiles torrent;
    private final PieceMemory memory;
    private final BlockReads reads;
    private boolean spilling;
    private boolean closed;
    private volatile boolean closing;

    FileTorrentStorage(StorageSpec spec, Executor answers, DiskService service) {
        this.service = service;
        torrent = new TorrentFiles(spec, service.files(), service.open());
        jobs = new Jobs(answers, () -> torrent.data().places().folder());
        memory = new PieceMemory(spec.metainfo(), service.pool());
        reads = new BlockReads(spec.metainfo(), service, jobs, torrent);
    }

    @Override
    public @Nullable ByteBuffer borrow(int piece, int offset, int length) {
        if (closed) {
            return null;
        }
        ByteBuffer block = memory.borrow(piece, offset, length);
        if (block == null) {
            makeRoom(true);
        }
        return block;
    }

    @Override
    public void giveBack(ByteBuffer block) {
        memory.giveBack(block);
        relieve();
    }

    @Override
    public void whenRoom(Runnable task) {
        service.pool().whenFree(memory.freesBefore(), jobs.answers(), task);
    }

    @Override
    public void put(int piece, int offset, ByteBuffer block) {
        if (closed) {
            memory.giveBack(block);
            return;
        }
        memory.put(piece, offset, block);
        relieve();
    }

    @Override
    public void finish(int piece, Consumer<PieceOutcome> done) {
        PieceBuffer buffer = memory.get(piece);
        if (closed) {
            done.accept(new PieceOutcome.Failed(failure("closed")));
        } else if (buffer != null && buffer.busy) {
            buffer.whenIdle = () -> finish(piece, done);
        } else if (buffer == null || (buffer.failure == null && !buffer.isComplete())) {
            finishWithoutBlocks(piece, done);
        } else if (buffer.failure != null) {
            DiskFailure failure = buffer.failure;
            drop(piece);
            done.accept(new PieceOutcome.Failed(failure));
        } else {
            write(buffer, done);
        }
    }

    @Override
    public void fingerprint(int piece, Consumer<BlockPrints> done) {
        if (closed) {
            done.accept(BlockPrints.NONE);
            return;
        }
        jobs.together(
                service.workers(),
                bench -> torrent.writer().prints(piece, bench),
                result ->
                        done.accept(result instanceof Result.Done<BlockPrints> read ? read.value() : BlockPrints.NONE));
    }

    @Override
    public void discard(int piece) {
        PieceBuffer buffer = memory.get(piece);
        if (buffer != null && buffer.busy) {
            buffer.whenIdle = buffer.whenIdle == null && !buffer.finishing ? () -> drop(piece) : buffer.whenIdle;
        } else {
            drop(piece);
        }
    }

    @Override
    public void read(int piece, int offset, int length, boolean zeroCopy, Consumer<ReadOutcome> done) {
        reads.require(piece, offset, length);
        if (closed) {
            done.accept(new ReadOutcome.Failed(failure("closed")));
        } else {
            reads.read(piece, offset, length, zeroCopy, done);
        }
    }

    @Override
    public CompletableFuture<Optional<Bitfield>> load() {
        return alone(bench -> torrent.load(() -> closing));
    }

    @Override
    public CompletableFuture<Bitfield> check(DoubleConsumer progress) {
        CompletableFuture<Bitfield> future = new CompletableFuture<>();
        if (closed) {
            future.completeExceptionally(new EngineException(EngineException.Kind.CLOSED, "closed"));
            return future;
        }
        reads.evict();
        DoubleConsumer told = done -> jobs.answers().execute(() -> progress.accept(done));
        jobs.gate()
                .alone(() -> new CheckRun(jobs, service, torrent, () -> closing, told)
                        .start(result -> result.complete(future)));
        return future;
    }

    @Override
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        reads.evict();
        return aloneSlow(() -> torrent.apply(settings, () -> closing));
    }

    @Override
    public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        reads.evict();
        DoubleConsumer told = done -> jobs.answers().execute(() -> progress.accept(done));
        return aloneSlow(() -> torrent.move(folder, told, () -> closing));
    }

    @Override
    public CompletableFuture<Boolean> probe() {
        CompletableFuture<Boolean> future = new CompletableFuture<>();
        jobs.together(service.workers(), bench -> torrent.probe(), result -> result.complete(future));
        return future;
    }

    @Override
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> future = new CompletableFuture<>();
        closing = true;
        if (closed) {
            jobs.gate().alone(() -> jobs.answer(new Result.Done<>(true), ended -> future.complete(null)));
            return future;
        }
        closed = true;
        jobs.alone(
                service.workers(),
                bench -> {
                    torrent.close();
                    return true;
                },
                result -> {
                    memory.clear();
                    reads.evict();
                    service.closed(this);
                    if (result instanceof Result.Failed<Boolean> failed) {
                        future.completeExceptionally(failed.error());
                    } else {
                        future.complete(null);
                    }
                });
        return future;
    }

    /** Frees memory: cached data first, then the blocks of the piece unused for longest. */
    void makeRoom(boolean askOthers) {
        if (closed || spilling || reads.evict() || service.isWriting()) {
            return;
        }
        PieceBuffer oldest = memory.oldest();
        if (oldest != null) {
            spill(oldest);
        } else if (askOthers) {
            service.askForRoom(this);
        }
    }

    Executor answers() {
        return jobs.answers();
    }

    private void relieve() {
        if (service.pool().isShort()) {
            makeRoom(true);
        }
    }

    private void write(PieceBuffer buffer, Consumer<PieceOutcome> done) {
        List<Part> parts = buffer.parts();
        buffer.busy = true;
        buffer.finishing = true;
        jobs.gate().together(() -> {
            service.writing(1);
            service.workers().submit(bench -> {
                Result<PieceOutcome> result = jobs.run(own -> torrent.writer().finish(buffer.piece, parts, own), bench);
                service.writing(-1);
                jobs.answer(result, ended -> written(buffer, ended, done));
            });
        });
    }

    /** The blocks came a second time while the piece was already being written. */
    private void finishWithoutBlocks(int piece, Consumer<PieceOutcome> done) {
        drop(piece);
        done.accept(
                torrent.isVerified(piece)
                        ? new PieceOutcome.Verified()
                        : new PieceOutcome.Failed(failure("blocks of piece " + piece + " are missing")));
    }

    private void written(PieceBuffer buffer, Result<PieceOutcome> result, Consumer<PieceOutcome> done) {
        drop(buffer.piece);
        if (result instanceof Result.Done<PieceOutcome> ended) {
            done.accept(ended.value());
        } else if (result instanceof Result.Failed<PieceOutcome> failed) {
            done.accept(new PieceOutcome.Failed(failed.failure()));
        }
        if (buffer.whenIdle != null) {
            buffer.whenIdle.run();
        }
        relieve();
    }

    private void spill(PieceBuffer buffer) {
        List<Part> parts =
                buffer.parts().stream().filter(part -> part.memory() != null).toList();
        buffer.busy = true;
        spilling = true;
        jobs.together(
                service.workers(),
                bench -> {
                    torrent.writer().write(buffer.piece, parts);
                    return true;
                },
                result -> {
                    spilling = false;
                    buffer.busy = false;
                    if (result instanceof Result.Failed<Boolean> failed) {
                        // Told when the piece is finished: until then there is nobody to tell.
                        buffer.failure = failed.failure();
                        buffer.release();
                    } else {
                        buffer.spilled(parts);
                    }
                    Runnable then = buffer.whenIdle;
                    buffer.whenIdle = null;
                    if (then != null) {
                        then.run();
                    }
                    relieve();
                });
    }

    private void drop(int piece) {
        PieceBuffer buffer = memory.remove(piece);
        if (buffer != null) {
            buffer.release();
        }
    }

    private <T> CompletableFuture<T> alone(Jobs.Job<T> job) {
        CompletableFuture<T> future = new CompletableFuture<>();
        jobs.alone(service.workers(), job, result -> result.complete(future));
        return future;
    }

    private CompletableFuture<Void> aloneSlow(SlowWork work) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        jobs.alone(
                service.slowWorkers(),
                bench -> {
                    work.run();
                    return true;
                },
                result -> {
                    if (result instanceof Result.Failed<Boolean> failed) {
                        future.completeExceptionally(failed.error());
                    } else {
                        future.complete(null);
                    }
                });
        return future;
    }

    @FunctionalInterface
    private interface SlowWork {
        void run() throws IOException;
    }

    private DiskFailure failure(String detail) {
        return new DiskFailure(
                DiskFailure.Kind.IO_ERROR, torrent.data().places().folder().toString(), detail);
    }
}
