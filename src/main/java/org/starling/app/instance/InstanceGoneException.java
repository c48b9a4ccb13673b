package org.starling.app.instance;

/** The running instance ended, or could not be understood, while it was asked. */
public final class InstanceGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstanceGoneException(Throwable cause) {
        super(cause);
    }
}
