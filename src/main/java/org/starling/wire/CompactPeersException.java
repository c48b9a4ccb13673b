package org.starling.wire;

/** A compact peer list is malformed (BEP 23, BEP 7). */
public final class CompactPeersException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted per peer and per kind. */
    public enum Reason {
        /** The last entry is cut off. */
        PARTIAL_ENTRY,
        /** More entries than the caller wants to hold. */
        TOO_MANY
    }

    private final Reason reason;

    CompactPeersException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
