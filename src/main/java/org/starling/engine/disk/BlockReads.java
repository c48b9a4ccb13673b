package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.DiskFailure;
import org.starling.engine.Metainfo;

/**
 * Blocks for upload, the cheapest way there is: a stretch of a file that the kernel can send by itself, or bytes that
 * were read ahead. Session's thread; what takes time is done by workers.
 */
final class BlockReads {
    private static final int MAX = 128 << 10;

    private final Metainfo metainfo;
    private final DiskService service;
    private final Jobs jobs;
    private final TorrentFiles torrent;
    private final ReadAhead readAhead;

    BlockReads(Metainfo metainfo, DiskService service, Jobs jobs, TorrentFiles torrent) {
        this.metainfo = metainfo;
        this.service = service;
        this.jobs = jobs;
        this.torrent = torrent;
        readAhead = new ReadAhead(service.pool(), service.stretches(), this::load);
    }

    /** @param zeroCopy the file itself will do, where the block lies in one piece of it */
    void read(int piece, int offset, int length, boolean zeroCopy, Consumer<ReadOutcome> done) {
        List<Span> spans = zeroCopy ? torrent.data().layout().spans(piece, offset, length) : List.of();
        if (spans.size() == 1 && torrent.data().isPlain(spans.get(0))) {
            readInFile(spans.get(0), done);
        } else {
            readAhead.read(piece, metainfo.pieceSize(piece), offset, length, done);
        }
    }

    /** Frees what nobody reads; true if there was some. Due as well when the files below it change. */
    boolean evict() {
        return readAhead.evict();
    }

    /** @throws IllegalArgumentException if the block is not within its piece, or too long */
    void require(int piece, int offset, int length) {
        if (offset < 0 || length <= 0 || length > MAX || offset > metainfo.pieceSize(piece) - length) {
            throw new IllegalArgumentException("no block: " + length + " bytes at " + offset + " of " + piece);
        }
    }

    private void readInFile(Span span, Consumer<ReadOutcome> done) {
        OpenFile there = jobs.gate().isFree() ? torrent.data().openFileOf(span) : null;
        if (there != null) {
            done.accept(inFile(there, span));
            return;
        }
        jobs.together(
                service.workers(),
                bench -> inFile(torrent.data().openFor(span), span),
                result -> done.accept(
                        result instanceof Result.Failed<ReadOutcome> failed
                                ? new ReadOutcome.Failed(failed.failure())
                                : ((Result.Done<ReadOutcome>) result).value()));
    }

    private ReadOutcome inFile(OpenFile file, Span span) {
        return new ReadOutcome.Data(new BlockData.InFile(
                file.channel,
                span.position(),
                span.length(),
                () -> torrent.data().release(file)));
    }

    private void load(int piece, int offset, ByteBuffer target, Consumer<@Nullable DiskFailure> done) {
        jobs.together(
                service.workers(),
                bench -> {
                    torrent.data().read(piece, offset, target);
                    return true;
                },
                result -> done.accept(result instanceof Result.Failed<Boolean> failed ? failed.failure() : null));
    }
}
