package org.starling.overlay.permid;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.permid.KeyFileException.Reason;

/**
 * Private keys as text: PKCS#8 in PEM, encrypted if there is a passphrase. A backup holds several keys one after the
 * other. What the original clients write ({@code EC PRIVATE KEY}) is read as well.
 */
public final class KeyText {
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
    private static final String SEC1 = "EC PRIVATE KEY";

    private KeyText() {}

    public static String encode(Identity identity, Optional<Passphrase> passphrase, SecureRandom random) {
        byte[] pkcs8 = KeyDer.pkcs8(identity);
        return passphrase
                .map(phrase -> new Pem(ENCRYPTED, SealedKey.seal(pkcs8, phrase, random)))
                .orElseGet(() -> new Pem(PLAIN, pkcs8))
                .text();
    }

    /** True if a passphrase is needed to read the text. */
    public static boolean isEncrypted(String text) throws KeyFileException {
        return Pem.parse(text).stream().anyMatch(block -> block.label().equals(ENCRYPTED));
    }

    /**
     * All private keys in the text; never none.
     *
     * @throws KeyFileException if any of them cannot be read
     */
    public static List<Identity> decode(String text, Optional<Passphrase> passphrase, SecureRandom random)
            throws KeyFileException {
        List<Identity> identities = new ArrayList<>();
        for (Pem block : Pem.parse(text)) {
            switch (block.label()) {
                case PLAIN -> identities.add(KeyDer.ofPkcs8(block.der(), random));
                case ENCRYPTED -> identities.add(open(block, passphrase, random));
                case SEC1 -> identities.add(KeyDer.ofSec1(block.der(), random));
                default -> throw new KeyFileException(Reason.OTHER_KEY, "no private key but " + block.label());
            }
        }
        if (identities.isEmpty()) {
            throw new KeyFileException(Reason.DAMAGED, "no key in it");
        }
        return identities;
    }

    private static Identity open(Pem block, Optional<Passphrase> passphrase, SecureRandom random)
            throws KeyFileException {
        Passphrase phrase =
                passphrase.orElseThrow(() -> new KeyFileException(Reason.PASSPHRASE_NEEDED, "it is encrypted"));
        byte[] pkcs8 = SealedKey.open(block.der(), phrase);
        try {
            return KeyDer.ofPkcs8(pkcs8, random);
        } catch (KeyFileException garbage) {
            // One wrong passphrase in 256 gives bytes whose padding looks right.
            throw new KeyFileException(Reason.WRONG_PASSPHRASE, "does not open with this passphrase");
        }
    }
}
