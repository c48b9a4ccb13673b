package org.starling.overlay.link.secure;

import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.PermId;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;

/** RESPONSE1 (252): A shows who it is. */
record Response1(PermId certA, byte[] nonceA, byte[] signature) {
    private static final String ID = "B";
    private static final String SIGNATURE = "SA";
    private static final String CERT = "certA";
    private static final String NONCE = "rA";

    /** @param idB the peer id that B has sent in its handshake, and that A has to have received */
    static Response1 decode(byte[] payload, PeerId idB) throws LinkException {
        Fields fields = Fields.read(payload, 4);
        fields.repeats(ID, idB.bytes());
        return new Response1(fields.permId(CERT), fields.bytes(NONCE, Challenge.NONCE), fields.bytes(SIGNATURE));
    }

    Message encode(PeerId idB) {
        BDict dict = BDict.builder()
                .put(ID, idB.bytes())
                .put(SIGNATURE, signature)
                .put(CERT, certA.der())
                .put(NONCE, nonceA)
                .build();
        return new Message(MessageIds.RESPONSE1, Bencode.encode(dict));
    }
}
