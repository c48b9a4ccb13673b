package org.starling.overlay.link.secure;

import org.starling.overlay.link.LinkException;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;

/**
 * CHALLENGE (253), the first message inside the channel, of the side that dialled.
 *
 * @param friendProof shows a friend, and nobody else, that this comes from a friend; random for a stranger
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Challenge(byte[] friendProof, byte[] nonceB) {
    static final int NONCE = 32;
    static final int FRIEND_PROOF = 16;

    private static final String PROOF_KEY = "F";
    private static final String NONCE_KEY = "rB";

    static Challenge decode(byte[] payload) throws LinkException {
        Fields fields = Fields.read(payload, 2);
        return new Challenge(fields.bytes(PROOF_KEY, FRIEND_PROOF), fields.bytes(NONCE_KEY, NONCE));
    }

    Message encode() {
        BDict dict = BDict.builder()
                .put(PROOF_KEY, friendProof)
                .put(NONCE_KEY, nonceB)
                .build();
        return new Message(MessageIds.CHALLENGE, Bencode.encode(dict));
    }
}
