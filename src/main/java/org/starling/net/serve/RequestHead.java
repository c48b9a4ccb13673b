package org.starling.net.serve;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Request line and headers (RFC 9112). Strict: whatever two readers could understand differently is refused.
 *
 * @param path without the query
 * @param headers names in lower case
 */
record RequestHead(String method, String path, boolean keepsAlive, Map<String, String> headers) {
    private static final Pattern LINE = Pattern.compile("([A-Z]{1,16}) (/[!-~]*) HTTP/1\\.([01])");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
    /** Printable, and nothing that a terminal or a log would obey. */
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");

    private static final int MOST_HEADERS = 64;

    /** @param text without the empty line at its end */
    static RequestHead parse(byte[] text) throws BadRequestException {
        String[] lines = new String(text, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Matcher line = LINE.matcher(lines[0]);
        if (!line.matches() || lines.length > MOST_HEADERS) {
            throw new BadRequestException();
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher header = HEADER.matcher(lines[i]);
            if (!header.matches() || !VALUE.matcher(header.group(2)).matches()) {
                throw new BadRequestException();
            }
            String name = header.group(1).toLowerCase(Locale.ROOT);
            if (headers.put(name, header.group(2)) != null) {
                throw new BadRequestException();
            }
        }
        if (headers.containsKey("transfer-encoding")
                || !headers.getOrDefault("content-length", "0").equals("0")) {
            throw new BadRequestException();
        }
        String target = line.group(2);
        int query = target.indexOf('?');
        boolean keep = line.group(3).equals("1")
                && !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
        return new RequestHead(
                line.group(1), query < 0 ? target : target.substring(0, query), keep, Map.copyOf(headers));
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** Not a request that we answer. */
    static final class BadRequestException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
