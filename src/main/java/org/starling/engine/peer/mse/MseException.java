package org.starling.engine.peer.mse;

import org.starling.wire.WireException;

/** The other side broke the encryption handshake, or has no method in common with us. */
public final class MseException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Reason {
        /** A degenerate Diffie-Hellman key: the secret would be known to everyone. */
        BAD_PUBLIC_KEY,
        /** More than 512 bytes of padding announced. */
        PAD_TOO_LONG,
        /** An initial payload that is more than a handshake and whose sender cannot do RC4. */
        PAYLOAD_TOO_LONG,
        /** The mark that ends the padding did not come within bounds. */
        NO_SYNC,
        /** The connection is for no torrent of ours. */
        UNKNOWN_TORRENT,
        /** The verification constant is not zero. */
        BAD_VERIFICATION,
        /** No encryption method, or one that was not offered. */
        NO_COMMON_METHOD
    }

    private final Reason reason;

    MseException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
