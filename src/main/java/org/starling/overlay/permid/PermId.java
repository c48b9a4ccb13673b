package org.starling.overlay.permid;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.permid.PermIdException.Reason;

/**
 * The permanent name of somebody on the overlay: a public key as DER (SubjectPublicKeyInfo, named curve, uncompressed
 * point). There is one encoding of each key, so two PermIDs are equal exactly when their bytes are. Ordered by unsigned
 * bytes. Immutable.
 */
public final class PermId implements Comparable<PermId> {
    /** Characters of base64 that no PermID exceeds. */
    private static final int MAX_TEXT = 128;

    private static final int SHORT_TEXT = 10;

    private final KeyCurve curve;
    private final byte[] der;
    private final ECPublicKeyParameters key;

    private PermId(KeyCurve curve, byte[] der, ECPoint point) {
        this.curve = curve;
        this.der = der;
        this.key = new ECPublicKeyParameters(point, curve.domain());
    }

    /**
     * Reads a key of either curve.
     *
     * @throws PermIdException if it is not the canonical encoding of a point on the curve
     */
    public static PermId of(byte[] der) throws PermIdException {
        KeyCurve curve = KeyCurve.of(der).orElseThrow(() -> new PermIdException(Reason.ENCODING, "no key of ours"));
        return of(curve, der);
    }

    /**
     * Reads a key that must be of this curve.
     *
     * @throws PermIdException if it is not the canonical encoding of a point on the curve
     */
    public static PermId of(KeyCurve curve, byte[] der) throws PermIdException {
        if (!KeyCurve.of(der).equals(Optional.of(curve))) {
            throw new PermIdException(Reason.ENCODING, "no key on " + curve);
        }
        return new PermId(curve, der.clone(), point(curve, der));
    }

    /** The name of a public key that we have made. */
    static PermId of(KeyCurve curve, ECPoint point) {
        byte[] prefix = curve.prefix();
        byte[] der = Arrays.copyOf(prefix, curve.permIdLength());
        byte[] encoded = point.getEncoded(false);
        System.arraycopy(encoded, 0, der, curve.pointAt(), encoded.length);
        return new PermId(curve, der, point);
    }

    /** Reads what {@link #base64} gives; white space around it is allowed. */
    public static PermId ofBase64(String text) throws PermIdException {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_TEXT) {
            throw new PermIdException(Reason.TEXT, "too long for a PermID");
        }
        try {
            boolean url = trimmed.indexOf('-') >= 0 || trimmed.indexOf('_') >= 0;
            return of((url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(trimmed));
        } catch (IllegalArgumentException notBase64) {
            throw new PermIdException(Reason.TEXT, "not base64");
        }
    }

    public KeyCurve curve() {
        return curve;
    }

    /** A copy of the DER. */
    public byte[] der() {
        return der.clone();
    }

    /** What people exchange, as the original clients write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(der);
    }

    /** For links: base64 without padding that needs no escaping in a URI. */
    public String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(der);
    }

    /** The last ten characters of the base64: enough for a list, not to tell friend from impostor. */
    public String shortText() {
        String text = base64();
        return text.substring(text.length() - SHORT_TEXT);
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(this);
    }

    /** True if the signature of the message was made with this key; whatever is wrong with it, the answer is no. */
    public boolean verifies(byte[] message, byte[] signature) {
        return curve.scheme().verify(key, message, signature);
    }

    ECPublicKeyParameters key() {
        return key;
    }

    /** Coordinates from the field, on the curve, in the right subgroup: nothing is left to the library's decoder. */
    private static ECPoint point(KeyCurve kind, byte[] der) throws PermIdException {
        ECDomainParameters domain = kind.domain();
        ECCurve curve = domain.getCurve();
        int start = kind.pointAt() + 1;
        int middle = start + (der.length - start) / 2;
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(der, start, middle));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(der, middle, der.length));
        if (!curve.isValidFieldElement(x) || !curve.isValidFieldElement(y)) {
            throw new PermIdException(Reason.ENCODING, "coordinates beyond the field");
        }
        try {
            ECPoint point = curve.createPoint(x, y);
            if (!point.isInfinity() && point.isValid()) {
                return point;
            }
        } catch (IllegalArgumentException impossible) {
            // On a binary curve the library may notice while it changes the coordinates.
        }
        throw new PermIdException(Reason.OFF_CURVE, "not a point of the curve");
    }

    @Override
    public int compareTo(PermId other) {
        return Arrays.compareUnsigned(der, other.der);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PermId id && Arrays.equals(der, id.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return shortText();
    }
}
