package org.starling.engine;

/** A torrent or magnet that cannot be opened; the reason has a sentence for the user in the bundles. */
public final class MetainfoException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why, as far as it changes what the user is told. */
    public enum Reason {
        NOT_A_TORRENT,
        TOO_LARGE,
        V2_ONLY,
        BAD_PIECE_LENGTH,
        BAD_HASHES,
        BAD_FILES,
        BAD_NAME,
        BAD_MAGNET
    }

    private final Reason reason;

    public MetainfoException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
