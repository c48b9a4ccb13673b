package org.starling.wire;

import java.util.HexFormat;

/** Lower-case hexadecimal text of bytes; reading takes both cases. */
public final class Hex {
    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    public static String encode(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }

    /** @throws IllegalArgumentException if the text has an odd length or another character than a hex digit */
    public static byte[] decode(String text) {
        return FORMAT.parseHex(text);
    }

    /** True if the text is an even number of hex digits. */
    public static boolean isHex(String text) {
        return text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
