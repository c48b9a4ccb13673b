package org.starling.engine.discovery.dht.krpc;

import org.starling.wire.WireException;

/** A datagram is no message of the DHT. */
public final class KrpcException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted. */
    public enum Reason {
        /** No bencoding, or more of it than a datagram may hold. */
        BENCODING,
        /** No transaction id, or one that is too long. */
        TRANSACTION,
        /** Neither query, response nor error. */
        KIND,
        /** No node id, or none of 20 bytes. */
        SENDER
    }

    private final Reason reason;

    KrpcException(Reason reason) {
        super("DHT message: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
