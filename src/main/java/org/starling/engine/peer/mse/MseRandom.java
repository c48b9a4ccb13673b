package org.starling.engine.peer.mse;

import java.util.random.RandomGenerator;

/** What is random in a handshake: the private key and the paddings. Tests fix both. */
public interface MseRandom {

    /** A private exponent of 160 bits. */
    byte[] exponent();

    /** Between 0 and 512 bytes of noise. */
    byte[] pad();

    /** Keys and paddings from a generator, which should be a {@link java.security.SecureRandom}. */
    static MseRandom of(RandomGenerator random) {
        return new MseRandom() {
            @Override
            public byte[] exponent() {
                return bytes(DiffieHellman.EXPONENT_LENGTH);
            }

            @Override
            public byte[] pad() {
                return bytes(random.nextInt(MseHandshake.MAX_PAD + 1));
            }

            private byte[] bytes(int length) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                return bytes;
            }
        };
    }
}
