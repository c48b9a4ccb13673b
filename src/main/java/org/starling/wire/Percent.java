package org.starling.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent encoding of query values (RFC 3986); on reading, plus is a space, as magnet links in the wild have it. */
final class Percent {
    private static final String UNRESERVED = "-._~";

    private Percent() {}

    /** A percent sign without two hex digits stands for itself; malformed UTF-8 becomes U+FFFD. Never throws. */
    static String decode(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            boolean fits = i + 2 < source.length;
            int high = fits ? Character.digit(source[i + 1], 16) : -1;
            int low = fits ? Character.digit(source[i + 2], 16) : -1;
            if (source[i] == '%' && high >= 0 && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(source[i] == '+' ? ' ' : source[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    /** Encodes everything but unreserved characters. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(Hex.encode(new byte[] {b}).toUpperCase(Locale.ROOT));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || UNRESERVED.indexOf(c) >= 0;
    }
}
