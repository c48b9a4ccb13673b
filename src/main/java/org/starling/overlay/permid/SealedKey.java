package org.starling.overlay.permid;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.starling.overlay.permid.KeyFileException.Reason;

/**
 * Encryption of a private key by a passphrase: PBES2 (RFC 8018) with scrypt and AES-256-CBC, which OpenSSL reads too.
 * Slow on purpose, so not for the event loop.
 */
final class SealedKey {
    /** RFC 7914, section 7. */
    private static final ASN1ObjectIdentifier SCRYPT = new ASN1ObjectIdentifier("1.3.6.1.4.1.11591.4.11");

    private static final int KEY = 32;
    private static final int SALT = 16;
    private static final int BLOCK = 16;

    /** The parts of the algorithm's parameters. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parameters(byte[] salt, ScryptCost cost, byte[] iv) {
        AlgorithmIdentifier encode() {
            ASN1Encodable[] scrypt = {
                new DEROctetString(salt),
                new ASN1Integer(cost.n()),
                new ASN1Integer(cost.r()),
                new ASN1Integer(cost.p())
            };
            return new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_PBES2,
                    new PBES2Parameters(
                            new KeyDerivationFunc(SCRYPT, new DERSequence(scrypt)),
                            new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv))));
        }

        static Parameters decode(AlgorithmIdentifier algorithm) throws KeyFileException {
            PBES2Parameters pbes2 = PBES2Parameters.getInstance(algorithm.getParameters());
            KeyDerivationFunc derivation = pbes2.getKeyDerivationFunc();
            EncryptionScheme encryption = pbes2.getEncryptionScheme();
            if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
                    || !derivation.getAlgorithm().equals(SCRYPT)
                    || !encryption.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_CBC)) {
                throw new KeyFileException(Reason.OTHER_KEY, "encrypted in another way than scrypt and AES-256");
            }
            ASN1Sequence scrypt = ASN1Sequence.getInstance(derivation.getParameters());
            return new Parameters(
                    ASN1OctetString.getInstance(scrypt.getObjectAt(0)).getOctets(),
                    new ScryptCost(number(scrypt, 1), number(scrypt, 2), number(scrypt, 3)),
                    ASN1OctetString.getInstance(encryption.getParameters()).getOctets());
        }

        private static int number(ASN1Sequence sequence, int index) {
            return ASN1Integer.getInstance(sequence.getObjectAt(index)).intValueExact();
        }
    }

    private SealedKey() {}

    static byte[] seal(byte[] pkcs8, Passphrase passphrase, SecureRandom random) {
        Parameters parameters = new Parameters(random(random, SALT), ScryptCost.OURS, random(random, BLOCK));
        try {
            return new EncryptedPrivateKeyInfo(parameters.encode(), crypt(true, parameters, passphrase, pkcs8))
                    .getEncoded();
        } catch (IOException | InvalidCipherTextException e) {
            throw new IllegalStateException("encrypts in memory", e);
        }
    }

    static byte[] open(byte[] sealed, Passphrase passphrase) throws KeyFileException {
        EncryptedPrivateKeyInfo info;
        Parameters parameters;
        try {
            info = EncryptedPrivateKeyInfo.getInstance(sealed);
            parameters = Parameters.decode(info.getEncryptionAlgorithm());
        } catch (RuntimeException malformed) {
            throw new KeyFileException(Reason.DAMAGED, "no encrypted key");
        }
        if (!parameters.cost().isBearable()) {
            throw new KeyFileException(Reason.DAMAGED, "it asks for too much memory");
        }
        try {
            return crypt(false, parameters, passphrase, info.getEncryptedData());
        } catch (InvalidCipherTextException | RuntimeException notThisKey) {
            throw new KeyFileException(Reason.WRONG_PASSPHRASE, "does not open with this passphrase");
        }
    }

    private static byte[] crypt(boolean encrypt, Parameters parameters, Passphrase passphrase, byte[] data)
            throws InvalidCipherTextException {
        PaddedBufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()));
        byte[] key = passphrase.stretch(parameters.cost(), parameters.salt(), KEY);
        cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), parameters.iv()));
        byte[] out = new byte[cipher.getOutputSize(data.length)];
        int length = cipher.processBytes(data, 0, data.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }

    private static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
