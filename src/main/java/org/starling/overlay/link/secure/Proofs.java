package org.starling.overlay.link.secure;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PairKey;
import org.starling.wire.PeerId;

/**
 * What one side brings to the authentication of one link.
 *
 * @param channel the hash of the channel's handshake
 * @param ownId the peer id that we have sent
 * @param theirId the peer id that we have received
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Proofs(
        Identity identity,
        Acquaintances acquaintances,
        RandomGenerator random,
        byte[] channel,
        PeerId ownId,
        PeerId theirId) {
    private static final String FRIEND_LABEL = "starling known 1";

    byte[] nonce() {
        return random(Challenge.NONCE);
    }

    byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What shows the other one of this pair that its friend is at the other end of this very channel. */
    byte[] friendProof(PairKey pair) {
        return Arrays.copyOf(pair.mac(FRIEND_LABEL, channel), Challenge.FRIEND_PROOF);
    }
}
