package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/**
 * Hashes existing data, several workers side by side, each reading a stretch in order. Pieces beyond the end of a
 * file cost nothing. Reads only: what is wrong stays as it is until the right piece has come.
 */
final class Checker {
    private static final int STRETCH = 16 << 20;

    private final Metainfo metainfo;
    private final DataFiles data;
    private final FileSizes sizes;
    private final IntPredicate wanted;
    private final BitSet skipped = new BitSet();
    private final BooleanSupplier stopped;
    private final DoubleConsumer progress;

    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger finished = new AtomicInteger();
    private final Bitfield right;
    private final BitSet rightInFile = new BitSet();

    /** What to check, and who wants to know. */
    record Task(IntPredicate wanted, TorrentSettings settings, BooleanSupplier stopped, DoubleConsumer progress) {}

    Checker(Metainfo metainfo, DataFiles data, FileSizes sizes, Task task) {
        this.metainfo = metainfo;
        this.data = data;
        this.sizes = sizes;
        wanted = task.wanted;
        stopped = task.stopped;
        progress = task.progress;
        right = new Bitfield(metainfo.pieces());
        for (int i = 0; i < metainfo.files().size(); i++) {
            skipped.set(
                    i,
                    task.settings.priority(i) == FilePriority.SKIP
                            && !metainfo.files().get(i).padding());
        }
    }

    /** Checks one stretch, on any worker; false when none is left. */
    boolean help(Workbench bench) throws IOException {
        int stretch = Math.max(1, STRETCH / metainfo.pieceLength());
        int from = (int) Math.min(metainfo.pieces(), next.getAndAdd(stretch));
        int end = (int) Math.min(metainfo.pieces(), (long) from + stretch);
        for (int piece = from; piece < end && !stopped.getAsBoolean(); piece++) {
            if (wanted.test(piece)) {
                check(piece, bench);
            }
        }
        if (from < end) {
            progress.accept((double) finished.addAndGet(end - from) / metainfo.pieces());
        }
        return end < metainfo.pieces();
    }

    synchronized Bitfield right() {
        return right.copy();
    }

    /** Files whose bytes count as being in the parts file, by what was found. */
    synchronized BitSet inParts() {
        BitSet result = (BitSet) data.places().inParts().clone();
        for (int i = skipped.nextSetBit(0); i >= 0; i = skipped.nextSetBit(i + 1)) {
            result.set(i, !rightInFile.get(i));
        }
        return result;
    }

    private void check(int piece, Workbench bench) throws IOException {
        List<Span> spans = data.layout().spans(piece, 0, metainfo.pieceSize(piece));
        BitSet inParts = sizes.missing(skipped);
        if (sizes.cover(spans, inParts) && matches(piece, inParts, bench)) {
            note(piece, spans, inParts);
            return;
        }
        boolean maybeInParts = spans.stream().anyMatch(span -> skipped.get(span.file()) && !inParts.get(span.file()));
        if (maybeInParts && data.parts().has(piece) && matches(piece, skipped, bench)) {
            note(piece, spans, skipped);
        }
    }

    private synchronized void note(int piece, List<Span> spans, BitSet inParts) {
        right.set(piece);
        spans.stream().filter(span -> !inParts.get(span.file())).forEach(span -> rightInFile.set(span.file()));
    }

    private boolean matches(int piece, BitSet inParts, Workbench bench) throws IOException {
        int size = metainfo.pieceSize(piece);
        bench.sha1.reset();
        ByteBuffer buffer = bench.buffer;
        try {
            for (int at = 0; at < size; at += buffer.capacity()) {
                data.readFrom(inParts, piece, at, buffer.clear().limit(Math.min(buffer.capacity(), size - at)));
                bench.sha1.update(buffer.flip());
            }
        } catch (IOException e) {
            if (DataFiles.isAbsence(e)) {
                return false;
            }
            throw e;
        }
        return metainfo.hashes().matches(piece, bench.sha1.digest());
    }
}
