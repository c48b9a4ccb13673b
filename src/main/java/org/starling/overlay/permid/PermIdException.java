package org.starling.overlay.permid;

import org.starling.wire.WireException;

/** Bytes that are no PermID, or a key that is none of ours. */
public final class PermIdException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Reason {
        /** Not the one DER form that a PermID of a known curve has. */
        ENCODING,
        /** The coordinates are no point of the curve. */
        OFF_CURVE,
        /** A text that is not base64, or too long. */
        TEXT
    }

    private final Reason reason;

    PermIdException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
