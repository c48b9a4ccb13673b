package org.starling.net.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Heads of answers. Whatever is served stays inert in a browser, and no page but its own may use it. */
final class ResponseText {
    private final StringBuilder text = new StringBuilder();

    ResponseText(String status, boolean keepsAlive) {
        text.append("HTTP/1.1 ").append(status).append("\r\n");
        add("Connection", keepsAlive ? "keep-alive" : "close");
        add("Cache-Control", "no-store");
        add("X-Content-Type-Options", "nosniff");
        add("Content-Security-Policy", "sandbox; default-src 'none'; media-src 'self'");
        add("Cross-Origin-Resource-Policy", "same-origin");
        add("Referrer-Policy", "no-referrer");
    }

    ResponseText add(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    ResponseText length(long bytes) {
        return add("Content-Length", Long.toString(bytes));
    }

    ByteBuffer bytes() {
        return StandardCharsets.ISO_8859_1.encode(text + "\r\n");
    }
}
