package org.starling.library;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.PieceReader;

/** Reads bytes that tell where they are from. */
record FakeReader(FakeEngine.FakeTorrent torrent) implements PieceReader {
    @Override
    public void needs(int first, int last) {
        torrent.reads.add("needs " + first + "-" + last);
    }

    @Override
    public CompletableFuture<ByteBuffer> read(int piece, int offset, int length) {
        torrent.reads.add("read " + piece + ":" + offset + "+" + length);
        return CompletableFuture.completedFuture(ByteBuffer.allocate(length));
    }

    @Override
    public void close() {
        torrent.reads.add("close");
    }
}
