package org.starling.overlay.message;

import org.starling.wire.PeerId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * RESPONSE2 of a classic link: the side that dialled proves who it is, which ends the authentication.
 *
 * @param acceptor overlay peer id of the side that was dialled, as the sender received it ("A")
 * @param signature of the sender, DER ("SB")
 * @param certificate PermID of the sender, not checked yet ("certB")
 */
public record Response2(PeerId acceptor, BString signature, BString certificate) implements OverlayMessage {
    public static final int ID = 251;

    static Response2 decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        return new Response2(
                Proofs.peerId(fields, "A"), Proofs.signature(fields, "SB"), Proofs.certificate(fields, "certB"));
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Bencode.encode(BDict.builder()
                .put("A", acceptor.bytes())
                .put("SB", signature)
                .put("certB", certificate)
                .build());
    }
}
