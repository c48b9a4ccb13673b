package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.starling.engine.Metainfo;

/**
 * Checks and writes received pieces, on a worker. What is in memory is hashed there and written only if it is right.
 */
final class PieceWriter {
    private final Metainfo metainfo;
    private final DataFiles data;
    private final ResumeFile resume;
    private final Preparation preparation;

    PieceWriter(Metainfo metainfo, DataFiles data, ResumeFile resume, Preparation preparation) {
        this.metainfo = metainfo;
        this.data = data;
        this.resume = resume;
        this.preparation = preparation;
    }

    /** When it says that the piece is verified, it is in the files and in the resume file. */
    PieceOutcome finish(int piece, List<Part> parts, Workbench bench) throws IOException {
        if (!metainfo.hashes().matches(piece, hash(piece, parts, bench))) {
            return new PieceOutcome.Corrupt(prints(piece, parts, bench));
        }
        write(piece, parts);
        resume.record(piece);
        trimCompleted(piece);
        return new PieceOutcome.Verified();
    }

    /** The blocks of a piece as they are in its files. */
    BlockPrints prints(int piece, Workbench bench) throws IOException {
        return prints(piece, List.of(new Part(0, metainfo.pieceSize(piece), null)), bench);
    }

    /** Writes parts that are in memory to their places, unverified. */
    void write(int piece, List<Part> parts) throws IOException {
        preparation.beforeWriting();
        for (Part part : parts) {
            ByteBuffer memory = part.memory();
            if (memory != null) {
                data.write(piece, part.offset(), memory.duplicate());
            }
        }
    }

    private byte[] hash(int piece, List<Part> parts, Workbench bench) throws IOException {
        MessageDigest sha1 = bench.sha1;
        sha1.reset();
        read(piece, parts, bench, (offset, bytes) -> sha1.update(bytes));
        return sha1.digest();
    }

    private BlockPrints prints(int piece, List<Part> parts, Workbench bench) throws IOException {
        BlockPrints.Builder builder = new BlockPrints.Builder(metainfo.pieceSize(piece), bench.sha1);
        read(piece, parts, bench, builder::add);
        return builder.build();
    }

    private void read(int piece, List<Part> parts, Workbench bench, Reader reader) throws IOException {
        for (Part part : parts) {
            ByteBuffer memory = part.memory();
            if (memory != null) {
                reader.take(part.offset(), memory.duplicate());
            } else {
                readSpilled(piece, part, bench, reader);
            }
        }
    }

    private void readSpilled(int piece, Part part, Workbench bench, Reader reader) throws IOException {
        int end = part.offset() + part.length();
        for (int at = part.offset(); at < end; at += bench.buffer.capacity()) {
            bench.buffer.clear().limit(Math.min(bench.buffer.capacity(), end - at));
            data.read(piece, at, bench.buffer);
            reader.take(at, bench.buffer.flip());
        }
    }

    /** Files that got their last piece end where the torrent says, whatever was there before. */
    private void trimCompleted(int piece) throws IOException {
        int last = -1;
        for (Span span : data.layout().spans(piece, 0, metainfo.pieceSize(piece))) {
            boolean complete = span.file() != last
                    && resume.hasAll(
                            data.layout().firstPiece(span.file()), data.layout().lastPiece(span.file()));
            if (complete) {
                data.trim(span.file());
            }
            last = span.file();
        }
    }

    /** Takes the bytes of a piece in order. */
    @FunctionalInterface
    private interface Reader {
        void take(int offset, ByteBuffer bytes);
    }
}
