package org.starling.overlay.link.secure;

import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.PermId;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;

/** RESPONSE2 (251): B, now that it knows who A is, shows who it is itself. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Response2(PermId certB, byte[] signature) {
    private static final String ID = "A";
    private static final String SIGNATURE = "SB";
    private static final String CERT = "certB";

    /** @param idA the peer id that A has sent in its handshake, and that B has to have received */
    static Response2 decode(byte[] payload, PeerId idA) throws LinkException {
        Fields fields = Fields.read(payload, 3);
        fields.repeats(ID, idA.bytes());
        return new Response2(fields.permId(CERT), fields.bytes(SIGNATURE));
    }

    Message encode(PeerId idA) {
        BDict dict = BDict.builder()
                .put(ID, idA.bytes())
                .put(SIGNATURE, signature)
                .put(CERT, certB.der())
                .build();
        return new Message(MessageIds.RESPONSE2, Bencode.encode(dict));
    }
}
