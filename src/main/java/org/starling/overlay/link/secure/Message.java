package org.starling.overlay.link.secure;

/** A message as the channel carries it: an unsigned byte, and what stands behind it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(int id, byte[] payload) {
    static final int HEADER = 5;

    /** Bytes with the length in front. */
    int length() {
        return HEADER + payload.length;
    }
}
