package org.starling.overlay.link.secure;

import java.util.random.RandomGenerator;

/** The bytes n, n + 1, n + 2 and so on, modulo 256: for vectors that others can repeat. */
final class CountingRandom implements RandomGenerator {
    private int next;

    CountingRandom(int first) {
        next = first;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) next++;
        }
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("bytes only");
    }
}
