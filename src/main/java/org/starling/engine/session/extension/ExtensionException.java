package org.starling.engine.session.extension;

/** A message that closes its connection. */
public final class ExtensionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the peer did. */
    public enum Fault {
        PROTOCOL_ERROR,
        BAD_BENCODE,
        BAD_DATA,
        FLOODING
    }

    private final Fault fault;

    public ExtensionException(Fault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
