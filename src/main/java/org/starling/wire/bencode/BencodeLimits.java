package org.starling.wire.bencode;

/**
 * The bounds of one kind of bencoded input. Numbers are canonical under all of them (no leading zero, no {@code -0}).
 *
 * @param maxBytes length of the value
 * @param maxDepth lists and dictionaries inside each other; a plain string has depth 0
 * @param maxTokens values and dictionary keys together
 * @param maxIntegerDigits digits of an integer without its sign
 * @param strict keys must be sorted and unique, and nothing may follow the value; otherwise the last of equal keys
 *     counts and what follows is ignored
 */
public record BencodeLimits(int maxBytes, int maxDepth, int maxTokens, int maxIntegerDigits, boolean strict) {
    /** The deepest nesting that a limit may allow: decoding recurses, so it must fit any thread's stack. */
    public static final int DEEPEST = 128;

    private static final int LONG_DIGITS = 19;
    private static final int MIB = 1 << 20;

    /** Extension messages of peers (BEP 10); real clients send unsorted keys. */
    public static final BencodeLimits MESSAGE = new BencodeLimits(MIB, 16, 16_384, LONG_DIGITS, false);

    /** Torrent files and info dictionaries, as large as a client may fetch them from peers (BEP 9). */
    public static final BencodeLimits METAINFO = new BencodeLimits(34 * MIB, 32, 3_000_000, LONG_DIGITS, false);

    /** Tracker replies (BEP 3), also with peers as dictionaries and scrapes of many torrents. */
    public static final BencodeLimits TRACKER = new BencodeLimits(2 * MIB, 8, 100_000, LONG_DIGITS, false);

    /** Datagrams of the DHT (BEP 5). */
    public static final BencodeLimits DATAGRAM = new BencodeLimits(65_535, 8, 2_048, LONG_DIGITS, false);

    /** What this program wrote itself. */
    public static final BencodeLimits STRICT = new BencodeLimits(64 * MIB, 32, 3_000_000, LONG_DIGITS, true);

    /** The widest bounds, for tools that show what is there. */
    public static final BencodeLimits LENIENT = new BencodeLimits(64 * MIB, 100, 3_000_000, LONG_DIGITS, false);

    public BencodeLimits {
        if (maxBytes < 1 || maxTokens < 1 || maxIntegerDigits < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (maxDepth < 0 || maxDepth > DEEPEST) {
            throw new IllegalArgumentException("depth must be in 0 … " + DEEPEST);
        }
    }

    /** The same bounds for another length. */
    public BencodeLimits withMaxBytes(int bytes) {
        return new BencodeLimits(bytes, maxDepth, maxTokens, maxIntegerDigits, strict);
    }

    /** The same bounds, strict or not. */
    public BencodeLimits withStrict(boolean value) {
        return new BencodeLimits(maxBytes, maxDepth, maxTokens, maxIntegerDigits, value);
    }
}
