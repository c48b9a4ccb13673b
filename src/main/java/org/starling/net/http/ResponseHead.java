package org.starling.net.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.starling.net.http.HttpException.Reason;

/** Status and headers; names in lower case, of repeated ones the first. */
record ResponseHead(int status, Map<String, String> headers) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    static ResponseHead read(LineReader lines) throws IOException, HttpException {
        Matcher status = STATUS_LINE.matcher(lines.next());
        if (!status.matches()) {
            throw new HttpException(Reason.BAD_RESPONSE, "not an HTTP/1 response");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            add(headers, line);
        }
        return new ResponseHead(Integer.parseInt(status.group(1)), Map.copyOf(headers));
    }

    boolean redirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    boolean chunked() throws HttpException {
        String coding = headers.get("transfer-encoding");
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new HttpException(Reason.BAD_RESPONSE, "unknown transfer coding");
        }
        return true;
    }

    boolean gzip() throws HttpException {
        String coding = headers.getOrDefault("content-encoding", "identity").toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw new HttpException(Reason.BAD_RESPONSE, "unknown content coding");
        };
    }

    OptionalLong contentLength() throws HttpException {
        String text = headers.get("content-length");
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!LENGTH.matcher(text).matches()) {
            throw new HttpException(Reason.BAD_RESPONSE, "bad content length");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static void add(Map<String, String> headers, String line) throws HttpException {
        int colon = line.indexOf(':');
        if (colon <= 0 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            throw new HttpException(Reason.BAD_RESPONSE, "bad header line");
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        String before = headers.putIfAbsent(name, value);
        if (before != null && !before.equals(value) && name.equals("content-length")) {
            throw new HttpException(Reason.BAD_RESPONSE, "two content lengths");
        }
    }
}
