package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/** A disk service with a session thread, and the session's side of a download. */
final class Rig implements AutoCloseable {
    static final long SECONDS = 60;

    final DiskService service;
    final ExecutorService session = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "session");
        thread.setDaemon(true);
        return thread;
    });

    Rig(long memory) {
        this(memory, new SystemFiles());
    }

    Rig(long memory, DiskFiles files) {
        service = new DiskService(2, memory, 16, files);
    }

    TorrentStorage open(TestTorrent torrent, TorrentSettings settings, Path resume) {
        return onSession(() -> service.open(new StorageSpec(torrent.metainfo(), settings, resume), session));
    }

    /** Opens as a session does: what is known, else a check. */
    Bitfield start(TorrentStorage storage) {
        Optional<Bitfield> known = await(storage::load);
        return known.orElseGet(() -> await(() -> storage.check(progress -> {})));
    }

    <T> T onSession(Callable<T> work) {
        return get(CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                session));
    }

    <T> T await(Supplier<CompletableFuture<T>> call) {
        return get(onSession(call::get));
    }

    /** What the call answers, now or later. */
    <T> T answer(Consumer<Consumer<T>> call) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        session.execute(() -> {
            try {
                call.accept(answer::complete);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return get(answer);
    }

    /** Puts one block, waiting for memory if need be. */
    void put(TorrentStorage storage, int piece, int offset, byte[] bytes) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        session.execute(() -> tryPut(storage, piece, offset, bytes, done));
        get(done);
    }

    private void tryPut(TorrentStorage storage, int piece, int offset, byte[] bytes, CompletableFuture<Boolean> done) {
        try {
            ByteBuffer block = storage.borrow(piece, offset, bytes.length);
            if (block == null) {
                storage.whenRoom(() -> tryPut(storage, piece, offset, bytes, done));
                return;
            }
            assertThat(block.remaining()).isEqualTo(bytes.length);
            storage.put(piece, offset, block.put(bytes).flip());
            done.complete(true);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    PieceOutcome fetch(TorrentStorage storage, TestTorrent torrent, int piece) {
        return deliver(storage, piece, torrent.piece(piece));
    }

    PieceOutcome deliver(TorrentStorage storage, int piece, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += BlockPool.BLOCK) {
            put(storage, piece, at, slice(bytes, at));
        }
        return answer(done -> storage.finish(piece, done));
    }

    void fetchMissing(TorrentStorage storage, TestTorrent torrent, Bitfield have) {
        for (int piece = have.nextClear(0); piece >= 0; piece = have.nextClear(piece + 1)) {
            assertThat(fetch(storage, torrent, piece)).isInstanceOf(PieceOutcome.Verified.class);
        }
    }

    /** Bytes of a block read for upload. */
    byte[] read(TorrentStorage storage, int piece, int offset, int length, boolean zeroCopy) {
        ReadOutcome outcome = answer(done -> storage.read(piece, offset, length, zeroCopy, done));
        assertThat(outcome).isInstanceOf(ReadOutcome.Data.class);
        return bytes(((ReadOutcome.Data) outcome).data());
    }

    static byte[] bytes(BlockData data) {
        ByteBuffer copy = ByteBuffer.allocate(data.length());
        try {
            if (data instanceof BlockData.InMemory memory) {
                copy.put(memory.bytes());
            } else if (data instanceof BlockData.InFile file) {
                Transfers.readFully(file.file(), copy, file.position());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            data.release();
        }
        return copy.array();
    }

    static byte[] slice(byte[] piece, int offset) {
        return Arrays.copyOfRange(piece, offset, Math.min(piece.length, offset + BlockPool.BLOCK));
    }

    void close(TorrentStorage storage) {
        await(storage::close);
    }

    /** Nothing is left over: memory, files. */
    void assertNothingHeld() {
        assertThat(service.pool().used()).isZero();
        assertThat(service.open().count()).isZero();
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
        session.shutdown();
    }
}
