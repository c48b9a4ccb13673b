package org.starling.overlay.permid;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.starling.overlay.permid.KeyFileException.Reason;

/** A private key as PKCS#8 (RFC 5958), and as the bare SEC 1 structure in which the original clients keep theirs. */
final class KeyDer {
    private KeyDer() {}

    static byte[] pkcs8(Identity identity) {
        KeyCurve curve = identity.curve();
        ECPrivateKey key = new ECPrivateKey(
                curve.domain().getN().bitLength(),
                identity.secret(),
                new DERBitString(identity.permId().key().getQ().getEncoded(false)),
                null);
        try {
            return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.oid()), key)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("writes to memory", e);
        }
    }

    static Identity ofPkcs8(byte[] der, SecureRandom random) throws KeyFileException {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
            AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
            if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                throw new KeyFileException(Reason.OTHER_KEY, "no elliptic-curve key");
            }
            ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
            return identity(ASN1ObjectIdentifier.getInstance(algorithm.getParameters()), key, random);
        } catch (IOException | RuntimeException malformed) {
            throw damaged();
        }
    }

    static Identity ofSec1(byte[] der, SecureRandom random) throws KeyFileException {
        try {
            ECPrivateKey key = ECPrivateKey.getInstance(der);
            return identity(ASN1ObjectIdentifier.getInstance(key.getParametersObject()), key, random);
        } catch (RuntimeException malformed) {
            throw damaged();
        }
    }

    private static Identity identity(ASN1ObjectIdentifier oid, ECPrivateKey key, SecureRandom random)
            throws KeyFileException {
        KeyCurve curve =
                KeyCurve.of(oid).orElseThrow(() -> new KeyFileException(Reason.OTHER_KEY, "a curve of no use here"));
        try {
            Identity identity = Identity.of(curve, key.getKey(), random);
            if (key.getPublicKey() != null && !matches(identity, key)) {
                throw damaged();
            }
            return identity;
        } catch (PermIdException outOfRange) {
            throw damaged();
        }
    }

    private static boolean matches(Identity identity, ECPrivateKey key) {
        byte[] own = identity.permId().key().getQ().getEncoded(false);
        return Arrays.equals(own, key.getPublicKey().getOctets());
    }

    private static KeyFileException damaged() {
        return new KeyFileException(Reason.DAMAGED, "no private key");
    }
}
