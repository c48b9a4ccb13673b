package org.starling.net.serve;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a content is asked for (RFC 9110, 14).
 *
 * @param from the first byte
 * @param to the byte after the last
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*");

    long length() {
        return to - from;
    }

    /** The only part that is asked for; empty for the whole: where nothing else is asked, or what we do not know. */
    static Optional<ByteRange> parse(@Nullable String header, long size) throws UnsatisfiableException {
        Matcher one = ONE.matcher(header == null ? "" : header);
        if (!one.matches()) {
            return Optional.empty();
        }
        String first = one.group(1);
        String last = one.group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        if (!first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.empty();
        }
        if (from >= to) {
            throw new UnsatisfiableException();
        }
        return Optional.of(new ByteRange(from, to));
    }

    /** Nothing of the content is in the range. */
    static final class UnsatisfiableException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
