package org.starling.overlay.link;

/** Why a link, or an attempt at one, ended. Counted and logged, never told to the other end. */
public enum LinkEnd {
    REMOTE_CLOSED,
    IO_ERROR,
    /** Nobody answered at the address. */
    UNREACHABLE,
    STOPPED,
    IDLE,
    /** Not authenticated in time. */
    TOO_SLOW,
    /** There were too many unauthenticated links, and this was one of the oldest of the busiest network. */
    CROWDED_OUT,
    /** Too many unauthenticated links from one network. */
    NETWORK_FULL,
    DUPLICATE,
    /** Two processes with one identity took turns. */
    ALTERNATING,
    /** We dialled ourselves. */
    SELF,
    /** Somebody else proved to be us: the identity runs elsewhere as well, or was stolen. */
    OWN_IDENTITY,
    /** Another PermID than was dialled for. */
    OTHER_PERMID,
    /** It listens elsewhere than where we dialled it. */
    OTHER_PORT,
    BLOCKED,
    /** Not the handshake of an overlay connection. */
    BAD_HANDSHAKE,
    /** No version of the protocol in common. */
    VERSION,
    /** A secure link was asked for, and the other end does not speak it or was kept from saying so. */
    NOT_SECURE,
    /** More bytes before authentication than that takes. */
    TOO_MUCH_UNAUTHENTICATED,
    BAD_FRAME,
    /** A frame that was changed, replayed, or is not from who holds the other key. */
    BAD_CIPHERTEXT,
    /** A message where the protocol has another. */
    OUT_OF_ORDER,
    MALFORMED,
    OVERSIZED,
    BAD_PERMID,
    /** A proof that does not hold. */
    BAD_PROOF,
    /** As many frames as one key may encrypt. */
    KEY_WORN_OUT,
    /** It takes less than is sent to it. */
    SLOW_READER,
    /** It says more than anybody needs to. */
    OVER_BUDGET,
    INTERNAL_ERROR;

    /** The other end broke the rules, or we have a defect: worth a line in the log. */
    public boolean isFault() {
        return switch (this) {
            case BAD_HANDSHAKE,
                    TOO_MUCH_UNAUTHENTICATED,
                    BAD_FRAME,
                    BAD_CIPHERTEXT,
                    OUT_OF_ORDER,
                    MALFORMED,
                    OVERSIZED,
                    BAD_PERMID,
                    BAD_PROOF,
                    INTERNAL_ERROR -> true;
            default -> false;
        };
    }
}
