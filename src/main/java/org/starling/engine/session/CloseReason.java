package org.starling.engine.session;

/** Why a connection ended; counted by kind, so that hostile neighbours become visible. */
public enum CloseReason {
    REMOTE_CLOSED,
    IO_ERROR,
    TIMED_OUT,
    STOPPED,
    DUPLICATE,
    SELF,
    BANNED,
    /** The user has banned the address. */
    UNWANTED,
    LIMIT,
    BOTH_COMPLETE,
    PROTOCOL_ERROR,
    OVERSIZED_MESSAGE,
    BAD_BENCODE,
    FLOODING,
    BAD_DATA,
    UNKNOWN_TORRENT,
    ENCRYPTION_MISMATCH,
    INTERNAL_ERROR;

    /** A peer broke the rules, or we have a defect: worth a line in the log, while all else is a swarm's daily life. */
    public boolean isFault() {
        return switch (this) {
            case BANNED, PROTOCOL_ERROR, OVERSIZED_MESSAGE, BAD_BENCODE, FLOODING, BAD_DATA, INTERNAL_ERROR -> true;
            default -> false;
        };
    }
}
