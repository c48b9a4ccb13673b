package org.starling.overlay.link.secure;

import org.starling.overlay.permid.PermId;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BencodeWriter;

/**
 * What both ends sign. It names the role, so a proof of one side is none of the other; the channel's hash, so it holds
 * on this connection only; both nonces, peer ids and keys, so nobody can say that it was meant for another.
 *
 * @param channel the hash of the channel's handshake
 * @param nonceA of the side that accepted the connection
 * @param nonceB of the side that dialled
 */
record Transcript(byte[] channel, byte[] nonceA, byte[] nonceB) {
    private static final String LABEL = "starling overlay 1";

    /** What A signs, before it knows who B is. */
    byte[] signedByA(PeerId idB, PermId certA) {
        return start("A")
                .string(nonceA)
                .string(nonceB)
                .string(idB.bytes())
                .string(certA.der())
                .end()
                .toBytes();
    }

    byte[] signedByB(PeerId idA, PermId certB, PermId certA) {
        return start("B")
                .string(nonceB)
                .string(nonceA)
                .string(idA.bytes())
                .string(certB.der())
                .string(certA.der())
                .end()
                .toBytes();
    }

    private BencodeWriter start(String role) {
        return new BencodeWriter().beginList().string(LABEL).string(role).string(channel);
    }
}
