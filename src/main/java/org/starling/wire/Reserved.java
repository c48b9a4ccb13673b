package org.starling.wire;

/**
 * The eight reserved bytes of a handshake, by which peers tell what they understand.
 *
 * @param bits the bytes in wire order, the first one highest
 */
public record Reserved(long bits) {
    /** A reserved bit with a meaning. */
    public enum Bit {
        /** Byte 1, 0x01: the overlay with a secured channel. */
        SECURE_OVERLAY(1, 0x01),
        /** Byte 5, 0x10: the extension protocol (BEP 10). */
        EXTENDED(5, 0x10),
        /** Byte 7, 0x04: the fast extension (BEP 6). */
        FAST(7, 0x04),
        /** Byte 7, 0x01: a DHT node runs beside the peer (BEP 5). */
        DHT(7, 0x01);

        private final long mask;

        Bit(int index, int value) {
            mask = (long) value << (8 * (7 - index));
        }
    }

    public static final Reserved NONE = new Reserved(0);

    /** The named bits and no others. */
    public static Reserved of(Bit... set) {
        Reserved result = NONE;
        for (Bit bit : set) {
            result = result.with(bit);
        }
        return result;
    }

    public boolean has(Bit bit) {
        return (bits & bit.mask) != 0;
    }

    public Reserved with(Bit bit) {
        return new Reserved(bits | bit.mask);
    }

    public Reserved without(Bit bit) {
        return new Reserved(bits & ~bit.mask);
    }

    public boolean extended() {
        return has(Bit.EXTENDED);
    }

    public boolean fast() {
        return has(Bit.FAST);
    }

    public boolean dht() {
        return has(Bit.DHT);
    }

    public boolean secureOverlay() {
        return has(Bit.SECURE_OVERLAY);
    }
}
