package org.starling.app.overlay;

import org.starling.overlay.link.LinkEnd;

/** A link could not be opened. */
public final class LinkFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final LinkEnd reason;

    LinkFailedException(LinkEnd reason) {
        super(reason.name());
        this.reason = reason;
    }

    public LinkEnd reason() {
        return reason;
    }
}
