package org.starling.engine.peer.mse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Randomness by choice: one exponent, paddings in order. */
@SuppressWarnings("ArrayRecordComponent")
record FixedRandom(byte[] exponent, Deque<byte[]> pads) implements MseRandom {

    static FixedRandom of(byte[] exponent, byte[]... pads) {
        return new FixedRandom(exponent, new ArrayDeque<>(List.of(pads)));
    }

    /** Paddings of these lengths, everything else from the seed. */
    static FixedRandom seeded(long seed, int... padLengths) {
        Random random = new Random(seed);
        byte[] exponent = new byte[DiffieHellman.EXPONENT_LENGTH];
        random.nextBytes(exponent);
        Deque<byte[]> pads = new ArrayDeque<>();
        for (int length : padLengths) {
            byte[] pad = new byte[length];
            random.nextBytes(pad);
            pads.add(pad);
        }
        return new FixedRandom(exponent, pads);
    }

    @Override
    public byte[] pad() {
        return pads.remove();
    }
}
