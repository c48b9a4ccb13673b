package org.starling.overlay.permid;

import org.starling.wire.WireException;

/** A key file that cannot be used as it is. It is never overwritten: the key in it may be all that somebody has. */
public final class KeyFileException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What has to be done about it differs. */
    public enum Reason {
        /** Not a key file, cut off, or changed. */
        DAMAGED,
        /** A key, but not of the curve that is asked for, or none that we know. */
        OTHER_KEY,
        /** It is encrypted and no passphrase was given. */
        PASSPHRASE_NEEDED,
        /** It does not open with this passphrase. */
        WRONG_PASSPHRASE
    }

    private final Reason reason;

    KeyFileException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
