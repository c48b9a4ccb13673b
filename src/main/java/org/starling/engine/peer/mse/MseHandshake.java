package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a handshake. Bytes go in by {@link #receive} as they come, in any portions; bytes to be sent come out.
 * What it holds at once is bounded by the longest padding and the fields around it.
 */
public abstract class MseHandshake {
    /** Bytes of padding that the protocol allows. */
    static final int MAX_PAD = 512;

    static final int VC_LENGTH = 8;

    private byte[] held = new byte[256];
    private int start;
    private int end;
    private int searched;
    private ByteBuffer output = ByteBuffer.allocate(0);
    private @Nullable MseResult result;

    /** What is sent before anything was received. */
    public final ByteBuffer begin() {
        opening();
        return takeOutput();
    }

    /**
     * Takes all bytes.
     *
     * @return bytes to be sent now, possibly none
     * @throws MseException if the connection must be closed
     */
    public final ByteBuffer receive(ByteBuffer bytes) throws MseException {
        hold(bytes);
        boolean moved = true;
        while (moved && result == null) {
            moved = advance();
        }
        return takeOutput();
    }

    /** Empty while more bytes are needed. */
    public final Optional<MseResult> result() {
        return Optional.ofNullable(result);
    }

    abstract void opening();

    /** Takes one step; false if that needs more bytes. */
    abstract boolean advance() throws MseException;

    final void complete(MseResult outcome) {
        result = outcome;
    }

    final int available() {
        return end - start;
    }

    final byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(held, start, start + count);
        start += count;
        searched = 0;
        return taken;
    }

    /**
     * Skips to the byte behind the mark, which begins at most {@link #MAX_PAD} bytes from here; false if it may yet
     * come.
     */
    final boolean skipPast(byte[] mark) throws MseException {
        for (; searched <= MAX_PAD && searched + mark.length <= available(); searched++) {
            int at = start + searched;
            if (Arrays.equals(held, at, at + mark.length, mark, 0, mark.length)) {
                take(searched + mark.length);
                return true;
            }
        }
        if (searched > MAX_PAD) {
            throw new MseException(MseException.Reason.NO_SYNC);
        }
        return false;
    }

    final void send(byte[]... parts) {
        int length = output.remaining();
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(length).put(output);
        for (byte[] part : parts) {
            joined.put(part);
        }
        output = joined.flip();
    }

    static int checkPad(int length) throws MseException {
        if (length > MAX_PAD) {
            throw new MseException(MseException.Reason.PAD_TOO_LONG);
        }
        return length;
    }

    private ByteBuffer takeOutput() {
        ByteBuffer now = output;
        output = ByteBuffer.allocate(0);
        return now;
    }

    private void hold(ByteBuffer bytes) {
        int count = bytes.remaining();
        if (end + count > held.length) {
            int size = Math.max(available() + count, Math.min(2 * held.length, 1024));
            byte[] larger = new byte[size];
            System.arraycopy(held, start, larger, 0, available());
            held = larger;
            end -= start;
            start = 0;
        }
        bytes.get(held, end, count);
        end += count;
    }
}
