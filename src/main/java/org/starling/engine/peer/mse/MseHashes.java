package org.starling.engine.peer.mse;

import java.nio.charset.StandardCharsets;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/** The digests that MSE derives from the secret S and the torrent SKEY. */
final class MseHashes {
    private MseHashes() {}

    static byte[] req1(byte[] secret) {
        return hash("req1", secret);
    }

    static byte[] req2(InfoHash torrent) {
        return hash("req2", torrent.bytes());
    }

    /** HASH('req3', S) xor the given digest; undoes itself. */
    static byte[] xorReq3(byte[] digest, byte[] secret) {
        byte[] mask = hash("req3", secret);
        for (int i = 0; i < mask.length; i++) {
            mask[i] ^= digest[i];
        }
        return mask;
    }

    /** For what the initiator sends. */
    static Rc4 initiatorCipher(byte[] secret, InfoHash torrent) {
        return Rc4.forMse(hash("keyA", secret, torrent.bytes()));
    }

    /** For what the acceptor sends. */
    static Rc4 acceptorCipher(byte[] secret, InfoHash torrent) {
        return Rc4.forMse(hash("keyB", secret, torrent.bytes()));
    }

    private static byte[] hash(String label, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = label.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(parts, 0, all, 1, parts.length);
        return Sha1.digest(all);
    }
}
