package org.starling.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Reads everything, and knows how much and what it was. */
final class Sink implements StreamHandler {
    final AtomicLong received = new AtomicLong();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    final AtomicLong closings = new AtomicLong();
    final AtomicLong writable = new AtomicLong();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BufferPool.BLOCK);
    private final MessageDigest digest = sha1();

    @Override
    public void onReadable(Stream stream) throws IOException {
        while (true) {
            int length = stream.read(buffer.clear());
            if (length < 0) {
                stream.close("end");
                return;
            }
            if (length == 0) {
                return;
            }
            digest.update(buffer.flip());
            received.addAndGet(length);
        }
    }

    @Override
    public void onWritable(Stream stream) {
        writable.incrementAndGet();
    }

    @Override
    public void onClosed(Stream stream, String reason) {
        closings.incrementAndGet();
        closed.complete(reason);
    }

    /** Only after {@link #received} says that all is there. */
    String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha1().digest(bytes));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
