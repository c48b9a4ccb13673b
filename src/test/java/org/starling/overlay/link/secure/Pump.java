package org.starling.overlay.link.secure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;

/** Passes on what comes in one direction, and keeps it. */
final class Pump implements StreamHandler {
    private final Stream to;
    private final ByteBuffer all = ByteBuffer.allocate(1 << 16);

    /** What is done to the bytes on their way. */
    UnaryOperator<byte[]> change = bytes -> bytes;

    int passed;

    Pump(Stream to) {
        this.to = to;
    }

    /** Everything that came. */
    byte[] bytes() {
        return Arrays.copyOf(all.array(), all.position());
    }

    String seen() {
        return latin(bytes());
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void onReadable(Stream stream) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
        int count = stream.read(buffer);
        if (count < 0) {
            to.close("the other end is gone");
        } else if (count > 0) {
            byte[] bytes = Arrays.copyOf(buffer.array(), count);
            all.put(bytes);
            passed += count;
            to.write(ByteBuffer.wrap(change.apply(bytes)), () -> {});
        }
    }

    @Override
    public void onClosed(Stream stream, String reason) {
        to.close(reason);
    }
}
