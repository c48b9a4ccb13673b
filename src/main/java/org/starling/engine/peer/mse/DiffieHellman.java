package org.starling.engine.peer.mse;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * One side's key pair over MSE's 768-bit prime. An exponentiation takes about 40 µs once compiled, so both are done
 * where the bytes arrive: a thousand handshakes cost the loop less than 0.1 s in all, spread over their packets.
 */
final class DiffieHellman {
    static final int KEY_LENGTH = 96;
    static final int EXPONENT_LENGTH = 20;

    static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
                    + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
                    + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A63A36210000000000090563",
            16);

    private static final BigInteger LARGEST_KEY = PRIME.subtract(BigInteger.TWO);

    private final BigInteger exponent;

    DiffieHellman(byte[] exponent) {
        this.exponent = new BigInteger(1, exponent);
    }

    byte[] publicKey() {
        return fixed(BigInteger.TWO.modPow(exponent, PRIME));
    }

    /** @throws MseException if their key is 0, 1, P-1 or not below P */
    byte[] secret(byte[] theirs) throws MseException {
        BigInteger key = new BigInteger(1, theirs);
        if (key.compareTo(BigInteger.ONE) <= 0 || key.compareTo(LARGEST_KEY) > 0) {
            throw new MseException(MseException.Reason.BAD_PUBLIC_KEY);
        }
        return fixed(key.modPow(exponent, PRIME));
    }

    /** Big-endian, always 96 bytes. */
    static byte[] fixed(BigInteger value) {
        byte[] bytes = value.toByteArray();
        if (bytes.length >= KEY_LENGTH) {
            return Arrays.copyOfRange(bytes, bytes.length - KEY_LENGTH, bytes.length);
        }
        byte[] padded = new byte[KEY_LENGTH];
        System.arraycopy(bytes, 0, padded, KEY_LENGTH - bytes.length, bytes.length);
        return padded;
    }
}
