package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.starling.wire.InfoHash;

/**
 * What an initiator writes that understands nothing but plaintext after the handshake; fields may be given wrong
 * values.
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlainOffer(InfoHash torrent, byte[] payload, long verification, int provide, int padLength) {
    static final byte[] EXPONENT = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};

    public PlainOffer(InfoHash torrent, byte[] payload) {
        this(torrent, payload, 0, MsePolicy.PLAIN, 2);
    }

    public byte[] key() {
        return new DiffieHellman(EXPONENT).publicKey();
    }

    /** What follows once the acceptor's key is known; the start of its bytes. */
    public byte[] answer(byte[] acceptorsKey) throws MseException {
        return rest(new DiffieHellman(EXPONENT).secret(Arrays.copyOf(acceptorsKey, DiffieHellman.KEY_LENGTH)));
    }

    /** How many bytes of the acceptor's second message are not the payload yet: verification, selection, padding. */
    public int skip(byte[] acceptorsKey, byte[] answer) throws MseException {
        byte[] secret = new DiffieHellman(EXPONENT).secret(Arrays.copyOf(acceptorsKey, DiffieHellman.KEY_LENGTH));
        ByteBuffer fields = ByteBuffer.wrap(Arrays.copyOf(answer, MseHandshake.VC_LENGTH + 6));
        MseHashes.acceptorCipher(secret, torrent).apply(fields);
        return fields.capacity() + fields.getShort(MseHandshake.VC_LENGTH + 4);
    }

    byte[] rest(byte[] secret) {
        int pad = Math.min(padLength, 600);
        ByteBuffer fields = ByteBuffer.allocate(MseHandshake.VC_LENGTH + 6 + pad + 2 + payload.length);
        fields.putLong(verification).putInt(provide).putShort((short) padLength).put(new byte[pad]);
        fields.putShort((short) payload.length).put(payload).flip();
        MseHashes.initiatorCipher(secret, torrent).apply(fields);
        return ByteBuffer.allocate(40 + fields.remaining())
                .put(MseHashes.req1(secret))
                .put(MseHashes.xorReq3(MseHashes.req2(torrent), secret))
                .put(fields)
                .array();
    }
}
