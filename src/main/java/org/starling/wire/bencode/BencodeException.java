package org.starling.wire.bencode;

import org.starling.wire.WireException;

/** Bytes break the rules of bencoding (BEP 3) or the bounds set for them. */
public final class BencodeException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted per peer. */
    public enum Reason {
        /** A string is declared longer than what is left, or the value is longer than allowed. */
        LENGTH,
        /** Lists and dictionaries are nested too deep. */
        DEPTH,
        /** Too many values and keys. */
        TOKENS,
        /** A number is not canonical, has too many digits or does not fit 64 bits. */
        INTEGER,
        /** Dictionary keys are not sorted. */
        KEY_ORDER,
        /** A dictionary key occurs twice. */
        DUPLICATE_KEY,
        /** The bytes end inside a value. */
        TRUNCATED,
        /** Bytes follow the value. */
        TRAILING,
        /** A byte that cannot stand where it stands. */
        SYNTAX
    }

    private final Reason reason;
    private final int position;

    BencodeException(Reason reason, int position) {
        super("bencoding: " + reason + " at byte " + position);
        this.reason = reason;
        this.position = position;
    }

    public Reason reason() {
        return reason;
    }

    /** Where it was noticed, in bytes from the start of the value. */
    public int position() {
        return position;
    }
}
