package org.starling.sim;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.BlockData;
import org.starling.engine.disk.BlockPrints;
import org.starling.engine.disk.PieceOutcome;
import org.starling.engine.disk.ReadOutcome;
import org.starling.engine.disk.TorrentStorage;
import org.starling.net.EventLoop;
import org.starling.wire.Bitfield;

/**
 * A disk for large swarms: all clients share the torrent's one content. It keeps no data but what was wrong in begun
 * pieces, so that it knows without a hash whether a piece is right. All blocks are received into the same memory,
 * because in the simulator each is put before the next one comes.
 */
public final class ComparingDisk implements TorrentStorage {
    private static final ByteBuffer NONSENSE = ByteBuffer.allocate(128 << 10).asReadOnlyBuffer();

    private static final int BLOCK = 16 << 10;

    private final EventLoop loop;
    private final SimTorrent torrent;
    private final ByteBuffer content;
    private final Bitfield have;
    private final Map<Integer, Begun> begun = new HashMap<>();
    private ByteBuffer memory = ByteBuffer.allocate(0);
    private long nanosPerKib;
    private long busyUntil;
    private boolean corrupting;
    private long lent;

    /** A piece of which some blocks came. */
    private static final class Begun {
        private final Bitfield blocks = new Bitfield(1 << 10);
        private final Map<Integer, byte[]> wrong = new HashMap<>();
    }

    private ComparingDisk(EventLoop loop, SimTorrent torrent, Bitfield have) {
        this.loop = loop;
        this.torrent = torrent;
        this.have = have;
        content = ByteBuffer.wrap(torrent.content()).asReadOnlyBuffer();
    }

    public static ComparingDisk empty(EventLoop loop, SimTorrent torrent) {
        return new ComparingDisk(loop, torrent, new Bitfield(torrent.metainfo().pieces()));
    }

    public static ComparingDisk full(EventLoop loop, SimTorrent torrent) {
        return new ComparingDisk(loop, torrent, Bitfield.full(torrent.metainfo().pieces()));
    }

    /** Every block that is read for upload is wrong. */
    public ComparingDisk corrupting() {
        corrupting = true;
        return this;
    }

    /** Reading and writing take turns at this speed. */
    public ComparingDisk slow(long bytesPerSecond) {
        nanosPerKib = 1_000_000_000L * 1024 / bytesPerSecond;
        return this;
    }

    /** Blocks lent and neither put nor given back, in bytes. */
    public long lent() {
        return lent;
    }

    @Override
    public ByteBuffer borrow(int piece, int offset, int length) {
        lent += length;
        if (memory.capacity() < length) {
            memory = ByteBuffer.allocate(length);
        }
        return memory.duplicate().limit(length);
    }

    @Override
    public void giveBack(ByteBuffer block) {
        lent -= block.limit();
    }

    @Override
    public void whenRoom(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void put(int piece, int offset, ByteBuffer block) {
        int length = block.remaining();
        lent -= length;
        Begun into = begun.computeIfAbsent(piece, p -> new Begun());
        into.blocks.set(offset / BLOCK);
        if (block.equals(expected(piece, offset, length))) {
            into.wrong.remove(offset);
        } else {
            byte[] copy = new byte[length];
            block.get(copy);
            into.wrong.put(offset, copy);
        }
    }

    @Override
    public void finish(int piece, Consumer<PieceOutcome> done) {
        Begun complete = Objects.requireNonNull(begun.remove(piece), "never begun");
        int size = torrent.metainfo().pieceSize(piece);
        boolean right = complete.wrong.isEmpty() && complete.blocks.cardinality() == (size + BLOCK - 1) / BLOCK;
        after(size, () -> {
            if (right) {
                have.set(piece);
            }
            done.accept(right ? new PieceOutcome.Verified() : new PieceOutcome.Corrupt(prints(piece, complete)));
        });
    }

    @Override
    public void fingerprint(int piece, Consumer<BlockPrints> done) {
        after(torrent.metainfo().pieceSize(piece), () -> done.accept(prints(piece, new Begun())));
    }

    private BlockPrints prints(int piece, Begun copy) {
        int size = torrent.metainfo().pieceSize(piece);
        ByteBuffer whole = ByteBuffer.allocate(size).put(expected(piece, 0, size));
        copy.wrong.forEach((offset, block) -> whole.put(offset, block));
        return BlockPrints.of(whole.flip());
    }

    @Override
    public void discard(int piece) {
        begun.remove(piece);
    }

    @Override
    public void read(int piece, int offset, int length, boolean zeroCopy, Consumer<ReadOutcome> done) {
        ByteBuffer bytes = corrupting ? NONSENSE.duplicate().limit(length) : expected(piece, offset, length);
        ReadOutcome data = new ReadOutcome.Data(new BlockData.InMemory(bytes, () -> {}));
        if (nanosPerKib == 0) {
            done.accept(data);
        } else {
            after(length, () -> done.accept(data));
        }
    }

    @Override
    public CompletableFuture<Optional<Bitfield>> load() {
        return CompletableFuture.completedFuture(Optional.of(have.copy()));
    }

    @Override
    public CompletableFuture<Bitfield> check(DoubleConsumer progress) {
        return CompletableFuture.completedFuture(have.copy());
    }

    @Override
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> probe() {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Void> close() {
        return CompletableFuture.completedFuture(null);
    }

    private void after(int bytes, Runnable task) {
        busyUntil = Math.max(busyUntil, loop.nanos()) + bytes * nanosPerKib / 1024;
        loop.schedule(busyUntil - loop.nanos(), task);
    }

    private ByteBuffer expected(int piece, int offset, int length) {
        return content.slice(piece * torrent.metainfo().pieceLength() + offset, length);
    }
}
