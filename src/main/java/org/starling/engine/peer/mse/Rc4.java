package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.starling.net.StreamCipher;

/**
 * RC4 as MSE uses it. It hides the protocol from traffic shapers and protects nothing. Written here because the
 * platform's own is no faster, cannot work in place on direct buffers, and loads a security provider on the way to
 * the first byte.
 */
final class Rc4 implements StreamCipher {
    /** The start of the key stream leaks the key, so MSE throws it away. */
    private static final int DROPPED = 1024;

    private final int[] state = new int[256];
    private int x;
    private int y;

    Rc4(byte[] key) {
        for (int i = 0; i < 256; i++) {
            state[i] = i;
        }
        int j = 0;
        for (int i = 0; i < 256; i++) {
            j = (j + state[i] + key[i % key.length]) & 0xff;
            int swapped = state[i];
            state[i] = state[j];
            state[j] = swapped;
        }
    }

    /** A cipher after the first 1024 bytes of its key stream. */
    static Rc4 forMse(byte[] key) {
        Rc4 cipher = new Rc4(key);
        cipher.apply(ByteBuffer.allocate(DROPPED));
        return cipher;
    }

    @Override
    public void apply(ByteBuffer bytes) {
        int at = bytes.position();
        int limit = bytes.limit();
        boolean swap = bytes.order() == ByteOrder.LITTLE_ENDIAN;
        for (; limit - at >= Long.BYTES; at += Long.BYTES) {
            long key = nextLong();
            bytes.putLong(at, bytes.getLong(at) ^ (swap ? Long.reverseBytes(key) : key));
        }
        for (; at < limit; at++) {
            bytes.put(at, (byte) (bytes.get(at) ^ next()));
        }
    }

    private long nextLong() {
        int[] s = state;
        int i = x;
        int j = y;
        long key = 0;
        for (int n = 0; n < Long.BYTES; n++) {
            i = (i + 1) & 0xff;
            int a = s[i];
            j = (j + a) & 0xff;
            int b = s[j];
            s[i] = b;
            s[j] = a;
            key = key << 8 | s[(a + b) & 0xff];
        }
        x = i;
        y = j;
        return key;
    }

    private int next() {
        x = (x + 1) & 0xff;
        int a = state[x];
        y = (y + a) & 0xff;
        int b = state[y];
        state[x] = b;
        state[y] = a;
        return state[(a + b) & 0xff];
    }
}
