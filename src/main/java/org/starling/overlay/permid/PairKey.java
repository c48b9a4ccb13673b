package org.starling.overlay.permid;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The secret of two friends, known to nobody else: HKDF-SHA256 over their ECDH secret, bound to both PermIDs. What is
 * derived from it by {@link #mac} shows that somebody is one of the two, or where they meet. Immutable.
 */
public final class PairKey {
    private static final int LENGTH = 32;
    private static final byte[] SALT = ascii("starling pair 1");

    private final byte[] key;

    private PairKey(byte[] key) {
        this.key = key;
    }

    /** Takes a fraction of a millisecond; keep the result. */
    public static PairKey of(Identity own, PermId friend) {
        byte[] a = own.permId().der();
        byte[] b = friend.der();
        boolean ownFirst = own.permId().compareTo(friend) <= 0;
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(own.agree(friend), SALT, ownFirst ? join(a, b) : join(b, a)));
        byte[] key = new byte[LENGTH];
        hkdf.generateBytes(key, 0, LENGTH);
        return new PairKey(key);
    }

    /** HMAC-SHA256 of an ASCII label and what follows it; 32 bytes. */
    public byte[] mac(String label, byte[] data) {
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(new KeyParameter(key));
        byte[] prefix = ascii(label);
        hmac.update(prefix, 0, prefix.length);
        hmac.update(data, 0, data.length);
        byte[] result = new byte[hmac.getMacSize()];
        hmac.doFinal(result, 0);
        return result;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
