package org.starling.app;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.starling.engine.PieceReader;

/** Reads zeros at once, and tells what it did. */
record ZeroReader(Consumer<String> calls) implements PieceReader {
    @Override
    public void needs(int first, int last) {
        calls.accept("needs " + first + "-" + last);
    }

    @Override
    public CompletableFuture<ByteBuffer> read(int piece, int offset, int length) {
        return CompletableFuture.completedFuture(ByteBuffer.allocate(length));
    }

    @Override
    public void close() {
        calls.accept("close reader");
    }
}
