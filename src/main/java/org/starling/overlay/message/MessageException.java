package org.starling.overlay.message;

import org.starling.wire.WireException;

/** Bytes are not the message that their id says. */
public final class MessageException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted per link. */
    public enum Reason {
        /** More or fewer bytes than the message may have. */
        LENGTH,
        /** No bencoding within the bounds, or bytes behind it. */
        BENCODING,
        /** A key is missing, or another kind of value stands there. */
        FIELD,
        /** A value is out of its range, or there are too many. */
        VALUE,
        /** A key that the message must not have. */
        UNKNOWN_KEY,
        /** The message does not exist in the version that both ends chose. */
        VERSION
    }

    private final Reason reason;

    MessageException(Reason reason, String detail) {
        super("overlay message: " + reason + ", " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
