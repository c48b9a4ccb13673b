package org.starling.engine.bt;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.PieceReader;
import org.starling.engine.session.Reader;
import org.starling.net.EventLoop;

/** A session's reader for everybody else: hands each call to the loop, in order. */
final class LoopReader implements PieceReader {
    private final EventLoop loop;
    private final Supplier<Reader> opener;
    /** Of the loop. */
    private @Nullable Reader opened;

    /** @param opener is called on the loop, at the first use */
    LoopReader(EventLoop loop, Supplier<Reader> opener) {
        this.loop = loop;
        this.opener = opener;
    }

    @Override
    public void needs(int first, int last) {
        loop.execute(() -> reader().needs(first, last));
    }

    @Override
    public CompletableFuture<ByteBuffer> read(int piece, int offset, int length) {
        return LoopCalls.call(loop, () -> reader().read(piece, offset, length));
    }

    @Override
    public void close() {
        loop.execute(() -> reader().close());
    }

    private Reader reader() {
        Reader now = opened;
        if (now == null) {
            now = opener.get();
            opened = now;
        }
        return now;
    }
}
