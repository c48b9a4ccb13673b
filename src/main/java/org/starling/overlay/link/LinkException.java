package org.starling.overlay.link;

import org.starling.wire.WireException;

/** What the other end sent ends the link. */
public final class LinkException extends WireException {
    private static final long serialVersionUID = 1L;

    private final LinkEnd reason;

    public LinkException(LinkEnd reason, String message) {
        super(message);
        this.reason = reason;
    }

    public LinkEnd reason() {
        return reason;
    }
}
