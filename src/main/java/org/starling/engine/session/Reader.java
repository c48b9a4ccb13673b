package org.starling.engine.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.EngineException;
import org.starling.engine.disk.BlockData;
import org.starling.engine.disk.ReadOutcome;

/** One who reads a torrent while it loads. Loop thread only. */
public final class Reader {
    private final Readers readers;
    private final List<Waiting> waiting = new ArrayList<>();
    private int first;
    private int needed;

    private record Waiting(int piece, int offset, int length, CompletableFuture<ByteBuffer> done) {}

    Reader(Readers readers) {
        this.readers = readers;
    }

    int first() {
        return first;
    }

    int needed() {
        return needed;
    }

    /** See {@link org.starling.engine.PieceReader#needs}. */
    public void needs(int from, int to) {
        int count = Math.max(0, to - from + 1);
        if (from == first && count == needed) {
            return;
        }
        boolean jumped = from < first || from >= first + needed;
        first = from;
        needed = count;
        readers.changed(jumped);
    }

    /** See {@link org.starling.engine.PieceReader#read}. */
    public CompletableFuture<ByteBuffer> read(int piece, int offset, int length) {
        if (readers.ended()) {
            return CompletableFuture.failedFuture(Readers.stopped());
        }
        CompletableFuture<ByteBuffer> done = new CompletableFuture<>();
        waiting.add(new Waiting(piece, offset, length, done));
        pump();
        return done;
    }

    /** What waits fails. */
    public void close() {
        readers.remove(this);
        fail(new EngineException(EngineException.Kind.CLOSED, "the reader was closed"));
    }

    void fail(EngineException reason) {
        List<Waiting> last = List.copyOf(waiting);
        waiting.clear();
        last.forEach(read -> read.done.completeExceptionally(reason));
    }

    void onVerified(int piece) {
        if (waiting.stream().anyMatch(read -> read.piece == piece)) {
            pump();
        }
    }

    void pump() {
        Transfer transfer = readers.readable();
        if (transfer == null) {
            return;
        }
        List<Waiting> ready = new ArrayList<>();
        for (Iterator<Waiting> reads = waiting.iterator(); reads.hasNext(); ) {
            Waiting read = reads.next();
            if (!transfer.layout().contains(read.piece, read.offset, read.length)
                    || transfer.have().get(read.piece)) {
                reads.remove();
                ready.add(read);
            }
        }
        ready.forEach(read -> start(transfer, read));
    }

    private static void start(Transfer transfer, Waiting read) {
        if (!transfer.layout().contains(read.piece, read.offset, read.length)) {
            read.done.completeExceptionally(
                    new EngineException(EngineException.Kind.INTERNAL, "a read outside of the pieces"));
            return;
        }
        transfer.read(read.piece, read.offset, read.length, outcome -> finish(read, outcome));
    }

    /** The memory belongs to the disk, so the reader gets a copy. */
    private static void finish(Waiting read, ReadOutcome outcome) {
        if (outcome instanceof ReadOutcome.Failed failed) {
            read.done.completeExceptionally(new EngineException(failed.failure()));
        } else if (outcome instanceof ReadOutcome.Data data) {
            if (data.data() instanceof BlockData.InMemory memory) {
                ByteBuffer copy = ByteBuffer.allocate(memory.length())
                        .put(memory.bytes().duplicate())
                        .flip();
                memory.release();
                read.done.complete(copy);
            } else {
                data.data().release();
                read.done.completeExceptionally(
                        new EngineException(EngineException.Kind.INTERNAL, "the data is not in memory"));
            }
        }
    }
}
