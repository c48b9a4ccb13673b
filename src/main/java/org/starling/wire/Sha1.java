package org.starling.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1 as BEP 3 uses it for pieces and info dictionaries. */
public final class Sha1 {
    /** Bytes of a digest. */
    public static final int LENGTH = 20;

    private Sha1() {}

    /** A digest for one thread to reuse. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The digest of the parts in a row. */
    public static byte[] digest(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The digest of what remains in the buffer, which is read to its end. */
    public static byte[] digest(ByteBuffer data) {
        MessageDigest digest = newDigest();
        digest.update(data);
        return digest.digest();
    }

    /** The infohash of an info dictionary given as its exact bytes, in one or several parts. */
    public static InfoHash infoHash(byte[]... parts) {
        return InfoHash.of(digest(parts));
    }
}
