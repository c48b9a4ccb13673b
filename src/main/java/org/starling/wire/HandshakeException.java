package org.starling.wire;

/** The first bytes of a connection are no BitTorrent handshake (BEP 3). */
public final class HandshakeException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted per peer and per kind. */
    public enum Reason {
        /** Fewer than 68 bytes are there. */
        TRUNCATED,
        /** The first 20 bytes name another protocol. */
        PREFIX
    }

    private final Reason reason;

    HandshakeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
