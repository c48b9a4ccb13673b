package org.starling.overlay.permid;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.starling.wire.Hex;

/** The curves of the two identities. A key of one is never accepted in the place of the other. */
public enum KeyCurve {
    /** The friend identity, on secure links only. */
    P256(
            SECObjectIdentifiers.secp256r1,
            "3059301306072a8648ce3d020106082a8648ce3d03010703420004",
            32,
            EcdsaScheme.SHA256_LOW_S),
    /** The classic identity, on classic links only: what the original clients generate. */
    SECT233K1(
            SECObjectIdentifiers.sect233k1,
            "3052301006072a8648ce3d020106052b8104001a033e0004",
            30,
            EcdsaScheme.SHA1_CLASSIC);

    // Nothing changes them; the library only does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ASN1ObjectIdentifier oid;

    @SuppressWarnings("ImmutableEnumChecker")
    private final ECNamedDomainParameters domain;

    private final String prefix;
    private final int coordinate;
    private final EcdsaScheme scheme;

    KeyCurve(ASN1ObjectIdentifier oid, String prefix, int coordinate, EcdsaScheme scheme) {
        this.oid = oid;
        this.domain = new ECNamedDomainParameters(oid, ECNamedCurveTable.getByOID(oid));
        this.prefix = prefix;
        this.coordinate = coordinate;
        this.scheme = scheme;
    }

    /** Bytes of a PermID on this curve. */
    public int permIdLength() {
        return prefix.length() / 2 + 2 * coordinate;
    }

    ASN1ObjectIdentifier oid() {
        return oid;
    }

    ECNamedDomainParameters domain() {
        return domain;
    }

    EcdsaScheme scheme() {
        return scheme;
    }

    /** The DER of a SubjectPublicKeyInfo up to and with the 04 of an uncompressed point; X and Y follow. */
    byte[] prefix() {
        return Hex.decode(prefix);
    }

    /** Where the point begins in the DER: at its 04. */
    int pointAt() {
        return prefix.length() / 2 - 1;
    }

    static Optional<KeyCurve> of(byte[] der) {
        return Arrays.stream(values()).filter(curve -> curve.matches(der)).findFirst();
    }

    static Optional<KeyCurve> of(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values()).filter(curve -> curve.oid.equals(oid)).findFirst();
    }

    private boolean matches(byte[] der) {
        byte[] start = prefix();
        return der.length == permIdLength() && Arrays.equals(der, 0, start.length, start, 0, start.length);
    }
}
