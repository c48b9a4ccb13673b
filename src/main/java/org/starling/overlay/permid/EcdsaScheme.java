package org.starling.overlay.permid;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** How each curve signs. Signatures are DER, and only the one DER encoding of two numbers below the order is taken. */
enum EcdsaScheme {
    /** Secure links: SHA-256, no randomness (RFC 6979), and of s and n - s the smaller one, so nobody can vary it. */
    SHA256_LOW_S("SHA-256") {
        @Override
        byte[] sign(ECPrivateKeyParameters key, byte[] message, SecureRandom random) {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
            signer.init(true, key);
            BigInteger order = key.getParameters().getN();
            BigInteger[] rs = signer.generateSignature(hash(message));
            return encode(order, rs[0], isLow(order, rs[1]) ? rs[1] : order.subtract(rs[1]));
        }

        @Override
        boolean accepts(BigInteger order, BigInteger s) {
            return isLow(order, s);
        }
    },
    /**
     * Classic links: SHA-1. An original computes the least length of a response from one of its own and may reject a
     * shorter one, so we sign again until it has the usual length; short ones of others are accepted.
     */
    SHA1_CLASSIC("SHA-1") {
        @Override
        byte[] sign(ECPrivateKeyParameters key, byte[] message, SecureRandom random) {
            ECDSASigner signer = new ECDSASigner();
            signer.init(true, new ParametersWithRandom(key, random));
            BigInteger order = key.getParameters().getN();
            byte[] digest = hash(message);
            byte[] signature;
            do {
                BigInteger[] rs = signer.generateSignature(digest);
                signature = encode(order, rs[0], rs[1]);
            } while (signature.length != CLASSIC_LENGTH);
            return signature;
        }

        @Override
        boolean accepts(BigInteger order, BigInteger s) {
            return true;
        }
    };

    /** Bytes of all but a few classic signatures. */
    static final int CLASSIC_LENGTH = 64;

    /** Two numbers of 33 bytes at most, their headers and that of the sequence. */
    private static final int MAX_LENGTH = 72;

    private final String digest;

    EcdsaScheme(String digest) {
        this.digest = digest;
    }

    abstract byte[] sign(ECPrivateKeyParameters key, byte[] message, SecureRandom random);

    abstract boolean accepts(BigInteger order, BigInteger s);

    boolean verify(ECPublicKeyParameters key, byte[] message, byte[] signature) {
        if (signature.length > MAX_LENGTH) {
            return false;
        }
        BigInteger order = key.getParameters().getN();
        try {
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, signature);
            if (!Arrays.equals(signature, encode(order, rs[0], rs[1])) || !accepts(order, rs[1])) {
                return false;
            }
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(hash(message), rs[0], rs[1]);
        } catch (IOException | RuntimeException malformed) {
            // The library reports bad DER by several exceptions; for whoever asks they all mean no.
            return false;
        }
    }

    byte[] hash(byte[] message) {
        try {
            return MessageDigest.getInstance(digest).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + digest, e);
        }
    }

    private static byte[] encode(BigInteger order, BigInteger r, BigInteger s) {
        try {
            return StandardDSAEncoding.INSTANCE.encode(order, r, s);
        } catch (IOException e) {
            throw new IllegalStateException("writes to memory", e);
        }
    }

    private static boolean isLow(BigInteger order, BigInteger s) {
        return s.compareTo(order.shiftRight(1)) <= 0;
    }
}
