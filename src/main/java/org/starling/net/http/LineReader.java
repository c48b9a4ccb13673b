package org.starling.net.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.starling.net.http.HttpException.Reason;

/** Lines of a response's head, chunk headers and trailers; all together may take only so many bytes. */
final class LineReader {
    private final InputStream in;
    private int left;

    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.left = maxBytes;
    }

    /** The next line without its end, which is CR LF or LF. */
    String next() throws IOException, HttpException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the response ended within a line");
            }
            if (--left <= 0) {
                throw new HttpException(Reason.HEADERS_TOO_LARGE, "the response's head is too large");
            }
            line.append((char) c);
        }
        left--;
        int length = line.length();
        boolean cr = length > 0 && line.charAt(length - 1) == '\r';
        return cr ? line.substring(0, length - 1) : line.toString();
    }
}
