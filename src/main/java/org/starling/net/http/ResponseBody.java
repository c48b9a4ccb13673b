package org.starling.net.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.net.http.HttpException.Reason;

/** Reads a body as its head says: chunked, of a known length, or to the end of the connection. */
final class ResponseBody {
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?");
    private static final int STEP = 16 * 1024;

    private final InputStream in;
    private final HttpLimits limits;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private ResponseBody(InputStream in, HttpLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    static byte[] read(InputStream in, ResponseHead head, HttpLimits limits) throws IOException, HttpException {
        if (head.status() == 204) {
            return new byte[0];
        }
        ResponseBody reader = new ResponseBody(in, limits);
        OptionalLong length = head.contentLength();
        if (head.chunked()) {
            reader.chunks();
        } else if (length.isPresent()) {
            reader.exactly(length.getAsLong());
        } else {
            reader.toTheEnd();
        }
        byte[] received = reader.body.toByteArray();
        return head.gzip() ? Gunzip.inflate(received, limits.maxBody()) : received;
    }

    private void chunks() throws IOException, HttpException {
        while (true) {
            // Each chunk's header anew: their number is bounded by the body's size.
            Matcher size = CHUNK.matcher(new LineReader(in, limits.maxHead()).next());
            if (!size.matches()) {
                throw new HttpException(Reason.BAD_RESPONSE, "bad chunk size");
            }
            long length = Long.parseLong(size.group(1), 16);
            if (length == 0) {
                trailers();
                return;
            }
            exactly(length);
            if (!new LineReader(in, 3).next().isEmpty()) {
                throw new HttpException(Reason.BAD_RESPONSE, "a chunk is longer than it said");
            }
        }
    }

    /** A server that closes instead of ending the trailers has sent all that matters. */
    private void trailers() throws IOException, HttpException {
        LineReader lines = new LineReader(in, limits.maxHead());
        try {
            while (!lines.next().isEmpty()) {
                // Their content is of no use here.
            }
        } catch (EOFException ignored) {
            // As above.
        }
    }

    private void exactly(long length) throws IOException, HttpException {
        requireRoom(length);
        byte[] buffer = new byte[(int) Math.min(length, STEP)];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the body is shorter than announced");
            }
            body.write(buffer, 0, read);
            left -= read;
        }
    }

    private void toTheEnd() throws IOException, HttpException {
        byte[] buffer = new byte[STEP];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            requireRoom(read);
            body.write(buffer, 0, read);
        }
    }

    private void requireRoom(long more) throws HttpException {
        if (more > limits.maxBody() - body.size()) {
            throw new HttpException(Reason.BODY_TOO_LARGE, "the body is larger than allowed");
        }
    }
}
