package org.starling.wire;

import java.nio.charset.StandardCharsets;

/**
 * Text from torrents and peers made fit to be shown: no control, bidirectional, zero-width or other invisible
 * character, one line, limited length. Linear in the input.
 */
public final class SafeText {
    /** A sensible length for names, in code points. */
    public static final int NAME = 255;

    private SafeText() {}

    /** As {@link #clean(String, int)} of UTF-8 bytes; malformed ones become U+FFFD. */
    public static String clean(byte[] utf8, int maxCodePoints) {
        return clean(new String(utf8, StandardCharsets.UTF_8), maxCodePoints);
    }

    /**
     * The text without what cannot be seen, line breaks and tabs as single spaces, without spaces around it. If it is
     * longer than {@code maxCodePoints}, its end is replaced by an ellipsis.
     */
    public static String clean(String text, int maxCodePoints) {
        if (maxCodePoints < 1) {
            throw new IllegalArgumentException("at least one character must fit");
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxCodePoints));
        int count = 0;
        int lastStart = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                space = count > 0;
            } else if (!isInvisible(c)) {
                int needed = space ? 2 : 1;
                if (count + needed > maxCodePoints) {
                    int end = count < maxCodePoints ? clean.length() : lastStart;
                    return clean.substring(0, end).stripTrailing() + '…';
                }
                clean.append(space ? " " : "");
                lastStart = clean.length();
                clean.appendCodePoint(c);
                count += needed;
                space = false;
            }
        }
        return clean.toString();
    }

    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
            default -> isFiller(c);
        };
    }

    /** Letters and symbols by their category that are drawn as nothing. */
    private static boolean isFiller(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x2065
                || c == 0x2800
                || c == 0x3164
                || c == 0xffa0
                || (c >= 0xfff0 && c <= 0xfff8)
                || (c >= 0xe0000 && c <= 0xe0fff);
    }
}
