package org.starling.net.http;

import java.time.Duration;

/**
 * The bounds of one fetch, redirects included.
 *
 * @param connect for one address of one host
 * @param idle without a byte
 * @param total from the call to the last byte, whatever happens in between
 * @param maxBody bytes, both as received and after inflating
 * @param maxHead bytes of status line, headers and trailers of one response
 */
public record HttpLimits(Duration connect, Duration idle, Duration total, int maxBody, int maxHead, int maxRedirects) {

    public static HttpLimits withBody(int maxBody) {
        return new HttpLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(45), maxBody, 32 * 1024, 5);
    }

    public HttpLimits withTotal(Duration newTotal) {
        return new HttpLimits(connect, idle, newTotal, maxBody, maxHead, maxRedirects);
    }

    public HttpLimits withIdle(Duration newIdle) {
        return new HttpLimits(connect, newIdle, total, maxBody, maxHead, maxRedirects);
    }
}
