package org.starling.wire;

/**
 * Bytes or text from outside break a format. Checked, so that every reader decides what happens to the sender.
 *
 * <p>It carries no stack trace: a hostile peer can cause many per second, and the typed reason of the subclass says
 * more than the place where it was found.
 */
public abstract class WireException extends Exception {
    private static final long serialVersionUID = 1L;

    protected WireException(String message) {
        super(message, null, false, false);
    }
}
