package org.starling.wire.bencode;

import java.nio.ByteBuffer;
import org.starling.wire.bencode.BencodeException.Reason;

/**
 * Checks bencoded bytes against {@link BencodeLimits} before anything reads them: one pass without recursion, linear in
 * the bytes looked at, with a few hundred bytes of memory whatever the input declares.
 */
public final class BencodeScanner {
    private static final int LIST = -1;
    private static final int NO_KEY_YET = 0;

    private final ByteBuffer bytes;
    private final BencodeLimits limits;
    private final int start;
    private final int end;

    /** Per open container: {@link #LIST}, or where its last key starts (never 0, a 'd' stands before). */
    private final int[] lastKey;

    /** Per open dictionary: whether its last key still lacks a value. */
    private final boolean[] awaitsValue;

    private int at;
    private int depth;
    private int tokens;

    private BencodeScanner(ByteBuffer bytes, BencodeLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        start = bytes.position();
        end = (int) Math.min(bytes.limit(), (long) start + limits.maxBytes());
        at = start;
        lastKey = new int[limits.maxDepth()];
        awaitsValue = new boolean[limits.maxDepth()];
    }

    /** As {@link #scan(ByteBuffer, BencodeLimits)}. */
    public static int scan(byte[] bytes, BencodeLimits limits) throws BencodeException {
        return scan(ByteBuffer.wrap(bytes), limits);
    }

    /**
     * Checks the value at the position of the buffer, which stays there.
     *
     * @return the length of the value; under strict limits nothing follows it
     */
    public static int scan(ByteBuffer bytes, BencodeLimits limits) throws BencodeException {
        int length = scanPrefix(bytes, limits);
        if (limits.strict() && length < bytes.remaining()) {
            throw new BencodeException(Reason.TRAILING, length);
        }
        return length;
    }

    /** As {@link #scan(ByteBuffer, BencodeLimits)} where other bytes may follow under any limits (BEP 9). */
    public static int scanPrefix(ByteBuffer bytes, BencodeLimits limits) throws BencodeException {
        return new BencodeScanner(bytes, limits).firstValue();
    }

    private int firstValue() throws BencodeException {
        do {
            step();
        } while (depth > 0);
        return at - start;
    }

    private void step() throws BencodeException {
        byte b = peek();
        if (b == 'e' && depth > 0) {
            close();
        } else if (expectsKey()) {
            key();
        } else {
            value(b);
        }
    }

    private boolean expectsKey() {
        return depth > 0 && lastKey[depth - 1] != LIST && !awaitsValue[depth - 1];
    }

    private void close() throws BencodeException {
        depth--;
        if (lastKey[depth] != LIST && awaitsValue[depth]) {
            throw fail(Reason.SYNTAX);
        }
        at++;
    }

    private void value(byte b) throws BencodeException {
        if (depth > 0) {
            awaitsValue[depth - 1] = false;
        }
        countToken();
        switch (b) {
            case 'i' -> integer();
            case 'l' -> open(LIST);
            case 'd' -> open(NO_KEY_YET);
            default -> string();
        }
    }

    private void open(int kind) throws BencodeException {
        if (depth == limits.maxDepth()) {
            throw fail(Reason.DEPTH);
        }
        lastKey[depth] = kind;
        awaitsValue[depth] = false;
        depth++;
        at++;
    }

    private void key() throws BencodeException {
        countToken();
        int key = at;
        string();
        int previous = lastKey[depth - 1];
        if (limits.strict() && previous != NO_KEY_YET) {
            int order = compareStrings(previous, key);
            if (order >= 0) {
                throw new BencodeException(order == 0 ? Reason.DUPLICATE_KEY : Reason.KEY_ORDER, key - start);
            }
        }
        lastKey[depth - 1] = key;
        awaitsValue[depth - 1] = true;
    }

    private void integer() throws BencodeException {
        at++;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int first = at;
        long value = 0;
        while (isDigit(peek())) {
            int digit = bytes.get(at) - '0';
            boolean leadingZero = at > first && value == 0;
            if (leadingZero || at - first == limits.maxIntegerDigits() || overflows(value, digit, negative)) {
                throw fail(Reason.INTEGER);
            }
            value = value * 10 - digit;
            at++;
        }
        if (peek() != 'e') {
            throw fail(Reason.SYNTAX);
        }
        if (at == first || (negative && value == 0)) {
            throw fail(Reason.INTEGER);
        }
        at++;
    }

    /** Whether a value kept negative (its range is the larger one) cannot take another digit. */
    private static boolean overflows(long value, int digit, boolean negative) {
        long smallest = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
        return value < smallest / 10 || value * 10 < smallest + digit;
    }

    private void string() throws BencodeException {
        int first = at;
        long length = 0;
        while (isDigit(peek())) {
            if (at > first && length == 0) {
                throw fail(Reason.INTEGER);
            }
            length = length * 10 + (bytes.get(at) - '0');
            at++;
            // The declared length only grows with more digits, so the first one too many ends the scan.
            if (length > end - at) {
                throw fail(Reason.LENGTH);
            }
        }
        if (at == first || bytes.get(at) != ':') {
            throw fail(Reason.SYNTAX);
        }
        at++;
        if (length > end - at) {
            throw fail(Reason.LENGTH);
        }
        at += (int) length;
    }

    private int compareStrings(int left, int right) {
        int leftColon = colon(left);
        int rightColon = colon(right);
        int leftEnd = leftColon + 1 + number(left, leftColon);
        int rightEnd = rightColon + 1 + number(right, rightColon);
        int i = leftColon + 1;
        int j = rightColon + 1;
        while (i < leftEnd && j < rightEnd) {
            int order = Byte.compareUnsigned(bytes.get(i++), bytes.get(j++));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftEnd - i, rightEnd - j);
    }

    private int colon(int string) {
        int colon = string;
        while (bytes.get(colon) != ':') {
            colon++;
        }
        return colon;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (bytes.get(i) - '0');
        }
        return value;
    }

    private void countToken() throws BencodeException {
        if (++tokens > limits.maxTokens()) {
            throw fail(Reason.TOKENS);
        }
    }

    private byte peek() throws BencodeException {
        if (at >= end) {
            throw fail(end < bytes.limit() ? Reason.LENGTH : Reason.TRUNCATED);
        }
        return bytes.get(at);
    }

    private BencodeException fail(Reason reason) {
        return new BencodeException(reason, at - start);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
