package org.starling.sim;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.BlockData;
import org.starling.engine.disk.BlockPrints;
import org.starling.engine.disk.PieceOutcome;
import org.starling.engine.disk.ReadOutcome;
import org.starling.engine.disk.TorrentStorage;
import org.starling.net.EventLoop;
import org.starling.wire.Bitfield;
import org.starling.wire.Sha1;

/** A disk in memory with real hashing, faults on demand, and counts of what was lent. */
public final class MemoryDisk implements TorrentStorage {
    private static final long DELAY = 2_000_000;

    private final EventLoop loop;
    private final SimTorrent torrent;
    private final byte[] data;
    private final Map<Integer, byte[]> begun = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private Optional<Bitfield> remembered;
    private long budget = Long.MAX_VALUE;
    private long lent;
    private final List<DoubleConsumer> checks = new ArrayList<>();
    private long finishNanos;
    private long finishedAt;
    private boolean failing;
    private boolean corrupting;
    private boolean closed;
    private int probes;

    private MemoryDisk(EventLoop loop, SimTorrent torrent, byte[] data, Optional<Bitfield> remembered) {
        this.loop = loop;
        this.torrent = torrent;
        this.data = data;
        this.remembered = remembered;
    }

    public static MemoryDisk empty(EventLoop loop, SimTorrent torrent) {
        Bitfield none = new Bitfield(torrent.metainfo().pieces());
        return new MemoryDisk(loop, torrent, new byte[torrent.content().length], Optional.of(none));
    }

    public static MemoryDisk full(EventLoop loop, SimTorrent torrent) {
        Bitfield all = Bitfield.full(torrent.metainfo().pieces());
        return new MemoryDisk(loop, torrent, torrent.content().clone(), Optional.of(all));
    }

    /** All data is there, but nothing is known of it: it must be checked. */
    public static MemoryDisk unknown(EventLoop loop, SimTorrent torrent) {
        return new MemoryDisk(loop, torrent, torrent.content().clone(), Optional.empty());
    }

    /** Only these pieces are known to be right; the others count as missing. */
    public MemoryDisk knowing(Bitfield pieces) {
        remembered = Optional.of(pieces);
        return this;
    }

    /** Every block that is read for upload has one wrong bit. */
    public MemoryDisk corrupting() {
        corrupting = true;
        return this;
    }

    /** Bytes that may be lent at a time. */
    public MemoryDisk budget(long bytes) {
        budget = bytes;
        return this;
    }

    /** Pieces are finished one after the other, each in that time. */
    public MemoryDisk finishing(Duration perPiece) {
        finishNanos = perPiece.toNanos();
        return this;
    }

    /** From now on all writes fail, or none. */
    public void failing(boolean now) {
        failing = now;
    }

    /** The data as it is, to be looked at or damaged. */
    public byte[] data() {
        return data;
    }

    /** Reports the progress of one of the checks that were asked for, which may be over. */
    public void reportCheck(int number, double progress) {
        checks.get(number).accept(progress);
    }

    /** Bytes lent and neither put nor given back. */
    public long lent() {
        return lent;
    }

    public int probes() {
        return probes;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public @Nullable ByteBuffer borrow(int piece, int offset, int length) {
        if (lent + begunBytes() + length > budget) {
            return null;
        }
        lent += length;
        return ByteBuffer.allocate(length);
    }

    @Override
    public void giveBack(ByteBuffer block) {
        lent -= block.capacity();
        room();
    }

    @Override
    public void whenRoom(Runnable task) {
        waiting.add(task);
    }

    @Override
    public void put(int piece, int offset, ByteBuffer block) {
        lent -= block.capacity();
        byte[] into =
                begun.computeIfAbsent(piece, p -> new byte[torrent.metainfo().pieceSize(p)]);
        block.get(into, offset, block.remaining());
    }

    @Override
    public void finish(int piece, Consumer<PieceOutcome> done) {
        byte[] bytes = Objects.requireNonNull(begun.get(piece), "never begun");
        finishedAt = Math.max(finishedAt, loop.nanos()) + finishNanos;
        loop.schedule(Math.max(DELAY, finishedAt - loop.nanos()), () -> {
            begun.remove(piece, bytes);
            room();
            done.accept(outcome(piece, bytes));
        });
    }

    @Override
    public void fingerprint(int piece, Consumer<BlockPrints> done) {
        int from = piece * torrent.metainfo().pieceLength();
        ByteBuffer bytes = ByteBuffer.wrap(data, from, torrent.metainfo().pieceSize(piece));
        loop.schedule(DELAY, () -> done.accept(BlockPrints.of(bytes)));
    }

    @Override
    public void discard(int piece) {
        begun.remove(piece);
        room();
    }

    @Override
    public void read(int piece, int offset, int length, boolean zeroCopy, Consumer<ReadOutcome> done) {
        byte[] copy = new byte[length];
        System.arraycopy(data, piece * torrent.metainfo().pieceLength() + offset, copy, 0, length);
        copy[0] ^= (byte) (corrupting ? 1 : 0);
        ByteBuffer bytes = ByteBuffer.wrap(copy);
        loop.schedule(DELAY, () -> done.accept(new ReadOutcome.Data(new BlockData.InMemory(bytes, () -> {}))));
    }

    @Override
    public CompletableFuture<Optional<Bitfield>> load() {
        return later(() -> remembered.map(Bitfield::copy));
    }

    @Override
    public CompletableFuture<Bitfield> check(DoubleConsumer progress) {
        checks.add(progress);
        return later(() -> {
            Bitfield right = new Bitfield(torrent.metainfo().pieces());
            for (int piece = 0; piece < right.size(); piece++) {
                ByteBuffer bytes = ByteBuffer.wrap(
                        data,
                        piece * torrent.metainfo().pieceLength(),
                        torrent.metainfo().pieceSize(piece));
                if (torrent.metainfo().hashes().matches(piece, Sha1.digest(bytes))) {
                    right.set(piece);
                }
            }
            remembered = Optional.of(right.copy());
            progress.accept(1);
            return right;
        });
    }

    @Override
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        return later(() -> null);
    }

    @Override
    public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        return later(() -> null);
    }

    @Override
    public CompletableFuture<Boolean> probe() {
        probes++;
        return later(() -> !failing);
    }

    @Override
    public CompletableFuture<Void> close() {
        closed = true;
        return later(() -> null);
    }

    private PieceOutcome outcome(int piece, byte[] bytes) {
        if (failing) {
            return new PieceOutcome.Failed(new DiskFailure(DiskFailure.Kind.FULL, "/simulated", "no space left"));
        }
        if (!torrent.metainfo().hashes().matches(piece, Sha1.digest(bytes))) {
            return new PieceOutcome.Corrupt(BlockPrints.of(ByteBuffer.wrap(bytes)));
        }
        System.arraycopy(bytes, 0, data, piece * torrent.metainfo().pieceLength(), bytes.length);
        remembered.ifPresent(have -> have.set(piece));
        return new PieceOutcome.Verified();
    }

    private long begunBytes() {
        return begun.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    private void room() {
        List<Runnable> tasks = List.copyOf(waiting);
        waiting.clear();
        tasks.forEach(loop::execute);
    }

    private <T> CompletableFuture<T> later(java.util.function.Supplier<? extends @Nullable T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.schedule(DELAY, () -> result.complete(work.get()));
        return result;
    }
}
