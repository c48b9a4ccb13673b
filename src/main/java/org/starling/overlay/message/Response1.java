package org.starling.overlay.message;

import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

/**
 * RESPONSE1 of a classic link: the side that was dialled proves who it is and asks the same. Keys beyond these are
 * ignored, as original clients do.
 *
 * @param dialler overlay peer id of the side that dialled, as the sender received it ("B")
 * @param signature of the sender, DER ("SA")
 * @param certificate PermID of the sender, not checked yet ("certA")
 * @param nonce of the sender; original clients send 1024 bytes and do not count what they get ("rA")
 */
public record Response1(PeerId dialler, BString signature, BString certificate, BString nonce)
        implements OverlayMessage {
    public static final int ID = 252;

    private static final int MIN_NONCE = 32;
    private static final int MAX_NONCE = 1536;

    static Response1 decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        BString nonce = fields.string("rA");
        if (nonce.length() < MIN_NONCE || nonce.length() > MAX_NONCE) {
            throw new MessageException(Reason.VALUE, "a nonce of " + nonce.length());
        }
        return new Response1(
                Proofs.peerId(fields, "B"), Proofs.signature(fields, "SA"), Proofs.certificate(fields, "certA"), nonce);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Bencode.encode(BDict.builder()
                .put("B", dialler.bytes())
                .put("SA", signature)
                .put("certA", certificate)
                .put("rA", nonce)
                .build());
    }
}
