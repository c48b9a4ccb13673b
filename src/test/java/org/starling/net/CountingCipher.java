package org.starling.net;

import java.nio.ByteBuffer;
import java.util.Random;

/** A stream cipher of the simplest kind: each byte's mask depends on how many came before. */
final class CountingCipher implements StreamCipher {
    private final Random mask;

    CountingCipher(long seed) {
        mask = new Random(seed);
    }

    @Override
    public void apply(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            bytes.put(i, (byte) (bytes.get(i) ^ mask.nextInt()));
        }
    }
}
