package org.starling.overlay.link.secure;

import com.southernstorm.noise.protocol.CipherState;
import com.southernstorm.noise.protocol.CipherStatePair;
import com.southernstorm.noise.protocol.HandshakeState;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.BadPaddingException;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;

/**
 * The encryption of one link: Noise NN, which knows no identities. Both ends get the same hash of everything that was
 * said, and what they sign later contains it: whoever stands in between has two channels with two hashes.
 */
final class NoiseChannel {
    /** Bytes of the initiator's message: a public key. */
    static final int FIRST = 32;

    /** Bytes of the answer: a public key, and the tag of an empty payload. */
    static final int SECOND = 48;

    private static final String PROTOCOL = "Noise_NN_25519_ChaChaPoly_SHA256";
    private static final int SECRET = 32;

    private final long maxFrames;
    private @Nullable HandshakeState handshake;
    private @Nullable CipherState sender;
    private @Nullable CipherState receiver;
    private byte[] hash = new byte[0];
    private long sent;
    private long received;

    NoiseChannel(boolean initiator, byte[] prologue, RandomGenerator random) {
        this(initiator, prologue, random, SecureLimits.MAX_FRAMES);
    }

    /** @param maxFrames in one direction */
    NoiseChannel(boolean initiator, byte[] prologue, RandomGenerator random, long maxFrames) {
        this.maxFrames = maxFrames;
        try {
            HandshakeState fresh =
                    new HandshakeState(PROTOCOL, initiator ? HandshakeState.INITIATOR : HandshakeState.RESPONDER);
            byte[] secret = new byte[SECRET];
            random.nextBytes(secret);
            fresh.getFixedEphemeralKey().setPrivateKey(secret, 0);
            Arrays.fill(secret, (byte) 0);
            fresh.setPrologue(prologue, 0, prologue.length);
            fresh.start();
            handshake = fresh;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the library has all parts of " + PROTOCOL, e);
        }
    }

    /** The next message of the handshake, of ours. */
    byte[] write() {
        HandshakeState state = handshaking();
        byte[] message = new byte[SECOND];
        try {
            int length = state.writeMessage(message, 0, null, 0, 0);
            splitWhenDone(state);
            return Arrays.copyOf(message, length);
        } catch (ShortBufferException e) {
            throw new IllegalStateException("no message is longer than " + SECOND, e);
        }
    }

    /** The next message of the handshake, of the other end. */
    void read(byte[] message) throws LinkException {
        HandshakeState state = handshaking();
        try {
            int payload = state.readMessage(message, 0, message.length, new byte[SECOND], 0);
            if (payload != 0) {
                throw new LinkException(LinkEnd.BAD_FRAME, "a payload in the handshake");
            }
            splitWhenDone(state);
        } catch (BadPaddingException | ShortBufferException e) {
            throw new LinkException(LinkEnd.BAD_CIPHERTEXT, "the handshake of the channel failed");
        }
    }

    /** The handshake is over; frames may be sealed and opened. */
    boolean isReady() {
        return sender != null;
    }

    /** What the handshake was, in 32 bytes. */
    byte[] hash() {
        return hash.clone();
    }

    /**
     * Encrypts a frame.
     *
     * @param target gets the plaintext's length and {@link SecureLimits#TAG} more bytes
     */
    void seal(byte[] plain, int from, int length, byte[] target, int at) throws LinkException {
        if (sender == null || sent == maxFrames) {
            throw new LinkException(LinkEnd.KEY_WORN_OUT, "no more frames");
        }
        sent++;
        try {
            sender.encryptWithAd(null, plain, from, target, at, length);
        } catch (ShortBufferException e) {
            throw new IllegalArgumentException("the target is too short", e);
        }
    }

    /** The plaintext of a frame. After a failure nothing is sealed or opened any more. */
    byte[] open(byte[] frame) throws LinkException {
        if (receiver == null || received == maxFrames) {
            throw new LinkException(LinkEnd.KEY_WORN_OUT, "no more frames");
        }
        received++;
        byte[] plain = new byte[frame.length - SecureLimits.TAG];
        try {
            receiver.decryptWithAd(null, frame, 0, plain, 0, frame.length);
            return plain;
        } catch (BadPaddingException | ShortBufferException e) {
            destroy();
            throw new LinkException(LinkEnd.BAD_CIPHERTEXT, "not what the other end encrypted");
        }
    }

    /** Wipes the keys. */
    void destroy() {
        if (handshake != null) {
            handshake.destroy();
            handshake = null;
        }
        if (sender != null) {
            sender.destroy();
            sender = null;
        }
        if (receiver != null) {
            receiver.destroy();
            receiver = null;
        }
    }

    private HandshakeState handshaking() {
        if (handshake == null) {
            throw new IllegalStateException("the handshake is over");
        }
        return handshake;
    }

    private void splitWhenDone(HandshakeState state) {
        if (state.getAction() == HandshakeState.SPLIT) {
            hash = state.getHandshakeHash().clone();
            CipherStatePair pair = state.split();
            sender = pair.getSender();
            receiver = pair.getReceiver();
            state.destroy();
            handshake = null;
        }
    }
}
