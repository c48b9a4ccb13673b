package org.starling.overlay.link.classic;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyFileException;
import org.starling.overlay.permid.KeyText;
import org.starling.wire.Hex;

/** A recorded key pair, used through the JDK's interfaces, so that nothing of ours judges our signatures. */
final class OriginalKey {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final byte[] permId;
    private final byte[] pkcs8;

    private OriginalKey(byte[] permId, byte[] pkcs8) {
        this.permId = permId;
        this.pkcs8 = pkcs8;
    }

    static OriginalKey of(String name) {
        var key = ClassicVectors.read("keys").get(name);
        String pem = key.get("private_key_pem (permid.save_keypair)").asText();
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            byte[] sec1 = reader.readPemObject().getContent();
            AlgorithmIdentifier curve =
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.sect233k1);
            byte[] pkcs8 = new PrivateKeyInfo(curve, ECPrivateKey.getInstance(sec1)).getEncoded();
            return new OriginalKey(
                    Hex.decode(
                            key.get("permid_der_hex (keypair.pub().get_der())").asText()),
                    pkcs8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] permId() {
        return permId.clone();
    }

    String base64() {
        return Base64.getEncoder().encodeToString(permId);
    }

    /** The same key for our side. */
    Identity identity() {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("PRIVATE KEY", pkcs8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return KeyText.decode(text.toString(), Optional.empty(), new SecureRandom())
                    .get(0);
        } catch (KeyFileException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] sign(byte[] message) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            Signature signer = Signature.getInstance("SHA1withECDSA", PROVIDER);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verify(byte[] permId, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA1withECDSA", PROVIDER);
            verifier.initVerify(KeyFactory.getInstance("EC", PROVIDER).generatePublic(new X509EncodedKeySpec(permId)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
