package org.starling.net.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A successful answer.
 *
 * @param url where it came from, after redirects
 * @param headers names in lower case; of repeated ones the first
 * @param body inflated
 * @param from the address that answered
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and parsers want an array.
public record HttpResponse(HttpUrl url, int status, Map<String, String> headers, byte[] body, InetAddress from) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
