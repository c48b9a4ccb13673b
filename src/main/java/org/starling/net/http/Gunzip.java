package org.starling.net.http;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.starling.net.http.HttpException.Reason;

/**
 * One gzip member (RFC 1952), inflated within a bound. The JDK's stream is not used for what strangers send: it calls
 * itself for each of a row of empty members, until the stack is used up.
 */
final class Gunzip {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int STEP = 16 * 1024;

    private Gunzip() {}

    static byte[] inflate(byte[] zipped, int maxBytes) throws HttpException {
        ByteBuffer in = ByteBuffer.wrap(zipped).order(ByteOrder.LITTLE_ENDIAN);
        try {
            skipHeader(in);
            byte[] result = inflateDeflated(in, maxBytes);
            CRC32 crc = new CRC32();
            crc.update(result);
            if (in.getInt() != (int) crc.getValue() || in.getInt() != result.length) {
                throw new HttpException(Reason.BAD_RESPONSE, "the gzip checksum is wrong");
            }
            return result;
        } catch (BufferUnderflowException e) {
            throw new HttpException(Reason.TRUNCATED, "the gzip body is cut short", e);
        } catch (DataFormatException e) {
            throw new HttpException(Reason.BAD_RESPONSE, "the body is not gzip", e);
        }
    }

    private static void skipHeader(ByteBuffer in) throws HttpException {
        if ((in.getShort() & 0xffff) != MAGIC || in.get() != DEFLATE) {
            throw new HttpException(Reason.BAD_RESPONSE, "the body is not gzip");
        }
        int flags = in.get();
        skip(in, 6);
        if ((flags & FEXTRA) != 0) {
            skip(in, in.getShort() & 0xffff);
        }
        if ((flags & FNAME) != 0) {
            skipText(in);
        }
        if ((flags & FCOMMENT) != 0) {
            skipText(in);
        }
        if ((flags & FHCRC) != 0) {
            skip(in, 2);
        }
    }

    private static byte[] inflateDeflated(ByteBuffer in, int maxBytes) throws DataFormatException, HttpException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(in);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[STEP];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new BufferUnderflowException();
                }
                if (length > maxBytes - out.size()) {
                    throw new HttpException(Reason.BODY_TOO_LARGE, "the body inflates to more than allowed");
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static void skipText(ByteBuffer in) {
        while (in.get() != 0) {
            // Names and comments end with a zero.
        }
    }

    private static void skip(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        in.position(in.position() + length);
    }
}
