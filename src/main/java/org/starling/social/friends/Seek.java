package org.starling.social.friends;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * SEEK (205): asks a friend to tell a common one where we are. Who is looked for stands in it as a hash with a salt, so
 * that a friend who does not know them learns nothing.
 *
 * @param salt sixteen bytes
 * @param hash SHA-256 of label, salt and PermID
 */
record Seek(BString salt, BString hash) {
    static final int ID = 205;

    private static final BString LABEL = BString.of("starling seek 1");
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final BencodeLimits LIMITS = new BencodeLimits(256, 1, 16, 1, false);

    static Seek of(PermId wanted, RandomGenerator random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new Seek(BString.of(salt), hash(salt, wanted));
    }

    static Optional<Seek> decode(byte[] payload) {
        try {
            BDict dict = Bencode.decodeDict(payload, LIMITS);
            Optional<BString> salt = dict.string("s").filter(bytes -> bytes.length() == SALT);
            Optional<BString> hash = dict.string("f").filter(bytes -> bytes.length() == HASH);
            return salt.flatMap(bytes -> hash.map(found -> new Seek(bytes, found)));
        } catch (BencodeException malformed) {
            return Optional.empty();
        }
    }

    byte[] payload() {
        return Bencode.encode(BDict.builder().put("s", salt).put("f", hash).build());
    }

    boolean isFor(PermId somebody) {
        return hash(salt.bytes(), somebody).equals(hash);
    }

    private static BString hash(byte[] salt, PermId wanted) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LABEL.buffer());
            digest.update(salt);
            digest.update(wanted.der());
            return BString.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
