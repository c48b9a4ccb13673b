package org.starling.net.serve;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes that tell where they are from; from some place on they come when the test lets them. */
final class SlowContent implements Content {
    final AtomicInteger open = new AtomicInteger();
    final AtomicLong read = new AtomicLong();
    final CompletableFuture<Void> rest = new CompletableFuture<>();
    private final long size;
    private final long ready;

    SlowContent(long size, long ready) {
        this.size = size;
        this.ready = ready;
    }

    static byte at(long position) {
        return (byte) ((position * 31) >>> 3);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String type() {
        return "video/x-test";
    }

    @Override
    public Reading open() {
        open.incrementAndGet();
        return new Reading() {
            @Override
            public CompletableFuture<ByteBuffer> read(long position, int most) {
                CompletableFuture<Void> there =
                        position < ready ? CompletableFuture.completedFuture(null) : rest.copy();
                return there.thenApply(nothing -> bytes(position, most));
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private ByteBuffer bytes(long position, int most) {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        for (int i = 0; i < most; i++) {
            bytes.put(at(position + i));
        }
        read.addAndGet(most);
        return bytes.flip();
    }
}
