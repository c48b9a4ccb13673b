package org.starling.engine.session;

import org.starling.engine.Metainfo;

/**
 * How a torrent's data is cut: into pieces that have a hash, and these into blocks that are asked for (BEP 3).
 *
 * @param pieces number of pieces
 * @param pieceLength bytes of every piece but perhaps the last
 * @param size bytes of all pieces
 */
record Layout(int pieces, int pieceLength, long size) {
    /** What every client asks for at a time. */
    static final int BLOCK = 16 << 10;

    static Layout of(Metainfo metainfo) {
        return new Layout(metainfo.pieces(), metainfo.pieceLength(), metainfo.size());
    }

    /** One primitive that names a block within the torrent, for queues without objects. */
    static long id(int piece, int offset) {
        return (long) piece << 32 | offset;
    }

    static int piece(long id) {
        return (int) (id >>> 32);
    }

    static int offset(long id) {
        return (int) id;
    }

    boolean isPiece(int piece) {
        return piece >= 0 && piece < pieces;
    }

    int pieceSize(int piece) {
        return (int) Math.min(pieceLength, size - (long) piece * pieceLength);
    }

    int blocks(int piece) {
        return (int) ((pieceSize(piece) + (BLOCK - 1L)) / BLOCK);
    }

    int blockLength(int piece, int offset) {
        return Math.min(BLOCK, pieceSize(piece) - offset);
    }

    /** True for exactly the blocks that we ask for. */
    boolean isBlock(int piece, int offset, int length) {
        return isPiece(piece)
                && offset >= 0
                && offset % BLOCK == 0
                && offset < pieceSize(piece)
                && length == blockLength(piece, offset);
    }

    /** True if a request for these bytes lies within its piece, whatever numbers a peer sent. */
    boolean contains(int piece, int offset, int length) {
        return isPiece(piece) && offset >= 0 && length > 0 && (long) offset + length <= pieceSize(piece);
    }
}
