package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import org.starling.net.StreamCipher;

/** Decrypts a given number of bytes, the initial payload, and leaves what follows as it is: plaintext was selected. */
final class LimitedCipher implements StreamCipher {
    private final StreamCipher cipher;
    private int left;

    LimitedCipher(StreamCipher cipher, int limit) {
        this.cipher = cipher;
        this.left = limit;
    }

    boolean exhausted() {
        return left == 0;
    }

    @Override
    public void apply(ByteBuffer bytes) {
        if (left == 0) {
            return;
        }
        int end = bytes.limit();
        int now = Math.min(left, bytes.remaining());
        bytes.limit(bytes.position() + now);
        cipher.apply(bytes);
        bytes.limit(end);
        left -= now;
    }
}
