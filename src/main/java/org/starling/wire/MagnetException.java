package org.starling.wire;

/** A magnet link or infohash cannot be used (BEP 9). */
public final class MagnetException extends WireException {
    private static final long serialVersionUID = 1L;

    /** What was wrong; counted per peer and per kind. */
    public enum Reason {
        /** Longer than 64 KiB. */
        TOO_LONG,
        /** Neither a magnet link nor an infohash. */
        NOT_A_MAGNET,
        /** A link without a BitTorrent infohash. */
        NO_INFOHASH,
        /** The infohash has the wrong length or alphabet. */
        BAD_INFOHASH,
        /** Only a version 2 hash (btmh, BEP 52) is given. */
        V2_ONLY
    }

    private final Reason reason;

    MagnetException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
