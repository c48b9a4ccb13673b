package org.starling.engine.bt.codec;

import org.starling.engine.session.CloseReason;

/** Carries a refusal through bt's interfaces, which declare no checked exception. */
final class BoundExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CloseReason reason;

    BoundExceeded(CloseReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    CloseReason reason() {
        return reason;
    }
}
