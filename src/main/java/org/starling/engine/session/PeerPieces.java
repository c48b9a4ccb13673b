package org.starling.engine.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.starling.wire.Bitfield;
import org.starling.wire.BitfieldException;

/** Which pieces a peer says it has; kept raw and bounded as long as nobody knows how many there are (magnets). */
final class PeerPieces {
    /** No torrent that we open has more pieces than this many bytes of bits. */
    private static final int MAX_RAW_BYTES = 256 << 10;

    private static final int MAX_RAW_HAVES = 1 << 16;
    private static final int MAX_REPEATS = 64;
    private static final byte[] NO_BITS = {};

    private @Nullable Bitfield known;
    private boolean bitfieldSeen;
    private int repeats;
    private byte[] rawBits = NO_BITS;
    private int[] rawHaves = {};
    private int rawHaveCount;
    private boolean rawAll;
    /** Who loses pieces could say the same news again and again, each of which costs us more than the peer. */
    private boolean lossSeen;

    /** Something that a peer says of its pieces. */
    @FunctionalInterface
    interface Change {
        void on(PeerPieces pieces) throws ViolationException;
    }

    /** The checked set, or null while the number of pieces is unknown. */
    @Nullable
    Bitfield known() {
        return known;
    }

    /** Whether it said yet what it has; later news only change that. */
    boolean isSaid() {
        return bitfieldSeen;
    }

    boolean isSeed() {
        Bitfield set = known;
        return set != null && set.isFull();
    }

    boolean has(int piece) {
        Bitfield set = known;
        return set != null && set.get(piece);
    }

    /**
     * A Bitfield message. BEP 3 has one at most, as the first message; aria2 sends further ones in the place of many
     * Haves, so what they say is added. Whoever only repeats itself is up to no good.
     */
    void bitfield(byte[] bits) throws ViolationException {
        Bitfield set = known;
        if (set != null) {
            int before = set.cardinality();
            set.or(parse(bits, set.size()));
            countRepeats(bitfieldSeen && (lossSeen || set.cardinality() == before));
        } else if (bits.length > MAX_RAW_BYTES) {
            throw new ViolationException(CloseReason.OVERSIZED_MESSAGE, "bitfield of " + bits.length + " bytes");
        } else {
            rawBits = bitfieldSeen ? union(rawBits, bits) : bits;
            countRepeats(bitfieldSeen);
        }
        bitfieldSeen = true;
    }

    /** All pieces at once (BEP 6). */
    void haveAll() throws ViolationException {
        Bitfield set = known;
        countRepeats(bitfieldSeen);
        bitfieldSeen = true;
        if (set == null) {
            rawAll = true;
        } else {
            set.setAll();
        }
    }

    /** No pieces (BEP 6); takes nothing back. */
    void haveNone() throws ViolationException {
        countRepeats(bitfieldSeen);
        bitfieldSeen = true;
    }

    /** The peer has a piece no more (BEP 54); true if that is news about a known piece count. */
    boolean lost(int piece) throws ViolationException {
        lossSeen = true;
        Bitfield set = known;
        if (set == null) {
            keep(~piece, piece);
            return false;
        }
        check(piece, set);
        return set.clear(piece);
    }

    private void countRepeats(boolean repeated) throws ViolationException {
        if (repeated && ++repeats > MAX_REPEATS) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "the same bitfield again and again");
        }
    }

    private static byte[] union(byte[] one, byte[] other) throws ViolationException {
        if (one.length != other.length) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "bitfields of different lengths");
        }
        byte[] both = one.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other[i];
        }
        return both;
    }

    /** A Have message; true if it is news about a known piece count. */
    boolean have(int piece) throws ViolationException {
        Bitfield set = known;
        if (set != null) {
            check(piece, set);
            return set.set(piece);
        }
        keep(piece, piece);
        return false;
    }

    /** What cannot be checked yet, in the order in which it was said; a complement means that the piece is gone. */
    private void keep(int said, int piece) throws ViolationException {
        if (piece < 0 || rawHaveCount == MAX_RAW_HAVES) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "have before the metainfo: " + piece);
        }
        if (rawHaveCount == rawHaves.length) {
            rawHaves = Arrays.copyOf(rawHaves, Math.max(16, 2 * rawHaveCount));
        }
        rawHaves[rawHaveCount++] = said;
    }

    private static void check(int piece, Bitfield set) throws ViolationException {
        if (piece < 0 || piece >= set.size()) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "have of piece " + piece);
        }
    }

    /** The number of pieces is known from now on; what the peer said before is checked. */
    void resolve(int pieces) throws ViolationException {
        if (known != null) {
            return;
        }
        Bitfield set = rawBits.length == 0 ? new Bitfield(pieces) : parse(rawBits, pieces);
        known = set;
        if (rawAll) {
            set.setAll();
        }
        for (int i = 0; i < rawHaveCount; i++) {
            int said = rawHaves[i];
            if (said >= 0) {
                have(said);
            } else {
                lost(~said);
            }
        }
        rawBits = NO_BITS;
        rawHaves = new int[0];
    }

    private static Bitfield parse(byte[] bits, int pieces) throws ViolationException {
        try {
            return Bitfield.fromWire(bits, pieces);
        } catch (BitfieldException e) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, String.valueOf(e.getMessage()));
        }
    }
}
