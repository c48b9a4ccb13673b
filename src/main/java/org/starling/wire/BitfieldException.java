package org.starling.wire;

/** A bitfield message does not describe the pieces of its torrent (BEP 3). */
public final class BitfieldException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted per peer and per kind. */
    public enum Reason {
        /** The byte count differs from the one that the piece count asks for. */
        LENGTH,
        /** A bit past the last piece is set. */
        SPARE_BITS
    }

    private final Reason reason;

    BitfieldException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
