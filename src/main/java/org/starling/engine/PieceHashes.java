package org.starling.engine;

import java.util.Arrays;

/** The SHA-1 of every piece, kept as one array: a large torrent has tens of thousands. */
public final class PieceHashes {

    public static final int BYTES = 20;

    private final byte[] hashes;

    /** Takes a copy; the length must be a multiple of 20. */
    public PieceHashes(byte[] hashes) {
        if (hashes.length % BYTES != 0) {
            throw new IllegalArgumentException("piece hashes of " + hashes.length + " bytes");
        }
        this.hashes = hashes.clone();
    }

    public int count() {
        return hashes.length / BYTES;
    }

    public boolean matches(int piece, byte[] sha1) {
        return sha1.length == BYTES && Arrays.equals(hashes, piece * BYTES, (piece + 1) * BYTES, sha1, 0, BYTES);
    }

    public byte[] of(int piece) {
        return Arrays.copyOfRange(hashes, piece * BYTES, (piece + 1) * BYTES);
    }
}
