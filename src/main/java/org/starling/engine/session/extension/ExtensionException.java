package org.starling.engine.session.extension;

import org.starling.engine.session.CloseReason;

/** A message that closes its connection. */
public final class ExtensionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CloseReason reason;

    public ExtensionException(CloseReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public CloseReason reason() {
        return reason;
    }
}
