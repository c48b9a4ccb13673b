package org.starling.engine.peer;

import org.starling.engine.session.CloseReason;

/** A message that closes its connection. */
public final class BadMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CloseReason reason;

    public BadMessageException(CloseReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public CloseReason reason() {
        return reason;
    }
}
