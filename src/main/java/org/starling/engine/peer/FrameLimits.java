package org.starling.engine.peer;

/** Numbers of the peer wire protocol (BEP 3) that framing needs. */
final class FrameLimits {
    static final int REQUEST = 6;
    static final int PIECE = 7;
    static final int CANCEL = 8;

    static final int LENGTH_PREFIX = 4;
    /** Length prefix and id. */
    static final int HEAD = 5;
    /** Frame length of Request and Cancel. */
    static final int REQUEST_FRAME = 13;
    /** Frame length of a Piece without its payload. */
    static final int PIECE_FRAME = 9;
    /** Everybody asks for 16 KiB; some ask for more, nobody for more than this. */
    static final int MAX_BLOCK = 128 * 1024;

    private FrameLimits() {}
}
