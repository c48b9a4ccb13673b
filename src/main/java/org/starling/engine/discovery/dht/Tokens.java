package org.starling.engine.discovery.dht;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BString;

/**
 * Proofs that whoever announces a peer receives what is sent to its address (BEP 5): a keyed hash of the address, so
 * nothing has to be remembered. The key changes every five minutes, and the one before it counts too. Loop thread.
 */
final class Tokens {
    static final long LIFE = Duration.ofMinutes(5).toNanos();

    private static final int KEY = 20;
    private static final int LENGTH = 8;

    private final RandomGenerator random;
    private byte[] key;
    private byte[] keyBefore;
    private long since;

    Tokens(RandomGenerator random, long now) {
        this.random = random;
        key = newKey();
        keyBefore = newKey();
        since = now;
    }

    BString issue(InetAddress address, long now) {
        rotate(now);
        return BString.of(token(key, address));
    }

    boolean accepts(BString token, InetAddress address, long now) {
        rotate(now);
        byte[] given = token.bytes();
        return MessageDigest.isEqual(given, token(key, address))
                || MessageDigest.isEqual(given, token(keyBefore, address));
    }

    private void rotate(long now) {
        long age = now - since;
        if (age >= LIFE) {
            keyBefore = age >= 2 * LIFE ? newKey() : key;
            key = newKey();
            since = now;
        }
    }

    private byte[] newKey() {
        byte[] fresh = new byte[KEY];
        random.nextBytes(fresh);
        return fresh;
    }

    private static byte[] token(byte[] key, InetAddress address) {
        return Arrays.copyOf(Sha1.digest(key, address.getAddress()), LENGTH);
    }
}
