package org.starling.library.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceReader;

/** A file of a running torrent, to be read from any place while it loads. Any thread. */
public final class StreamedFile {
    /** Fetched before anything else, from where somebody reads: seconds of a film, and pieces enough for all peers. */
    private static final long AHEAD_BYTES = 32L << 20;

    private static final int LEAST_AHEAD = 4;
    private static final int MOST_AHEAD = 256;

    private final Metainfo metainfo;
    private final MetainfoFile file;
    private final Supplier<PieceReader> readers;

    /** @param file its number in the metainfo */
    public StreamedFile(Metainfo metainfo, int file, Supplier<PieceReader> readers) {
        this.metainfo = metainfo;
        this.file = metainfo.files().get(file);
        this.readers = readers;
    }

    public long length() {
        return file.length();
    }

    /** Begins to read; what is read next is fetched first until it is closed. */
    public Reading open() {
        return new Reading(readers.get());
    }

    /** One who reads, one read at a time. */
    public final class Reading implements AutoCloseable {
        private final PieceReader pieces;
        private int at = -1;

        private Reading(PieceReader pieces) {
            this.pieces = pieces;
        }

        /** Some bytes from there, at least one; waits until they are there. */
        public CompletableFuture<ByteBuffer> read(long position, int most) {
            long inFile = file.length() - position;
            if (position < 0 || inFile <= 0 || most <= 0) {
                return CompletableFuture.failedFuture(new IndexOutOfBoundsException("outside of the file"));
            }
            long inTorrent = file.offset() + position;
            int piece = (int) (inTorrent / metainfo.pieceLength());
            int offset = (int) (inTorrent % metainfo.pieceLength());
            if (piece != at) {
                at = piece;
                pieces.needs(piece, lastNeeded(piece));
            }
            int inPiece = metainfo.pieceSize(piece) - offset;
            int length = (int) Math.min(Math.min(inPiece, inFile), Math.min(most, PieceReader.MAX_LENGTH));
            return pieces.read(piece, offset, length);
        }

        private int lastNeeded(int piece) {
            int last = (int) ((file.offset() + file.length() - 1) / metainfo.pieceLength());
            long ahead = Math.max(LEAST_AHEAD, Math.min(MOST_AHEAD, AHEAD_BYTES / metainfo.pieceLength()));
            return (int) Math.min(last, piece + ahead - 1);
        }

        @Override
        public void close() {
            pieces.close();
        }
    }
}
