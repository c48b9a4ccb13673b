package org.starling.wire.bencode;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns bytes that {@link BencodeScanner} has accepted into values. It relies on that check: the recursion is no deeper
 * than the limits allowed, and every length fits.
 */
final class BencodeReader {
    private final byte[] bytes;
    private int at;

    BencodeReader(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        return bytes[at] == 'e';
    }

    BValue value() {
        return switch (bytes[at]) {
            case 'i' -> integer();
            case 'l' -> list();
            case 'd' -> dict();
            default -> string();
        };
    }

    BString string() {
        int length = 0;
        while (bytes[at] != ':') {
            length = length * 10 + (bytes[at++] - '0');
        }
        int from = at + 1;
        at = from + length;
        return BString.copyOf(bytes, from, at);
    }

    void enter() {
        at++;
    }

    /** Passes over one value without building it. */
    void skip() {
        int depth = 0;
        do {
            switch (bytes[at]) {
                case 'i' -> skipInteger();
                case 'l', 'd' -> {
                    depth++;
                    at++;
                }
                case 'e' -> {
                    depth--;
                    at++;
                }
                default -> skipString();
            }
        } while (depth > 0);
    }

    private void skipInteger() {
        while (bytes[at] != 'e') {
            at++;
        }
        at++;
    }

    private void skipString() {
        int length = 0;
        while (bytes[at] != ':') {
            length = length * 10 + (bytes[at++] - '0');
        }
        at += 1 + length;
    }

    private BInt integer() {
        at++;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        while (bytes[at] != 'e') {
            value = value * 10 - (bytes[at++] - '0');
        }
        at++;
        return new BInt(negative ? value : -value);
    }

    private BList list() {
        enter();
        if (atEnd()) {
            at++;
            return BList.EMPTY;
        }
        List<BValue> values = new ArrayList<>();
        while (!atEnd()) {
            values.add(value());
        }
        at++;
        return new BList(values);
    }

    private BDict dict() {
        enter();
        List<BString> keys = new ArrayList<>();
        List<BValue> values = new ArrayList<>();
        while (!atEnd()) {
            keys.add(string());
            values.add(value());
        }
        at++;
        return BDict.of(keys, values);
    }
}
