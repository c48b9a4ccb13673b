package org.starling.overlay.message;

import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * CHALLENGE of a classic link: the side that dialled begins the authentication.
 *
 * @param nonce {@link #NONCE} random bytes
 */
public record Challenge(BString nonce) implements OverlayMessage {
    public static final int ID = 253;

    /** Bytes of the nonce. */
    public static final int NONCE = 1024;

    static final int PAYLOAD = "1024:".length() + NONCE;

    public Challenge {
        if (nonce.length() != NONCE) {
            throw new IllegalArgumentException(nonce.length() + " bytes");
        }
    }

    static Challenge decode(byte[] payload, Dialect dialect) throws MessageException {
        BString nonce = Fields.string(Fields.value(payload));
        if (nonce.length() != NONCE) {
            throw new MessageException(Reason.VALUE, "a nonce of " + nonce.length());
        }
        return new Challenge(nonce);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Bencode.encode(nonce);
    }
}
