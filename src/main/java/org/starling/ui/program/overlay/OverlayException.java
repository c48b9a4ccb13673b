package org.starling.ui.program.overlay;

import org.jspecify.annotations.Nullable;

/** Something that cannot be done with the overlay or with keys. */
public final class OverlayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Trouble.Reason reason;
    private final String detail;

    public OverlayException(Trouble trouble) {
        this(trouble, null);
    }

    public OverlayException(Trouble trouble, @Nullable Throwable cause) {
        super(trouble.reason() + " " + trouble.detail(), cause);
        this.reason = trouble.reason();
        this.detail = trouble.detail();
    }

    public Trouble trouble() {
        return new Trouble(reason, detail);
    }
}
