package org.starling.engine.session;

/** A peer broke the protocol or a bound; its connection closes with the reason. */
final class ViolationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CloseReason reason;

    ViolationException(CloseReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    CloseReason reason() {
        return reason;
    }
}
