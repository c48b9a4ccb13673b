package org.starling.engine.bt;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.starling.engine.TorrentData;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.TorrentStorage;
import org.starling.net.EventLoop;
import org.starling.wire.Bitfield;

/** A storage without a session, for its owner: what was opened first is waited for. Any thread. */
final class StoppedData implements TorrentData {

    private final EventLoop loop;
    private final TorrentStorage storage;
    private final CompletableFuture<Optional<Bitfield>> opened;

    StoppedData(EventLoop loop, TorrentStorage storage) {
        this.loop = loop;
        this.storage = storage;
        this.opened = LoopCalls.call(loop, storage::load);
    }

    @Override
    public CompletableFuture<Bitfield> check(DoubleConsumer progress) {
        return whenOpen(() -> storage.check(progress));
    }

    @Override
    public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
        return whenOpen(() -> storage.move(folder, progress));
    }

    @Override
    public CompletableFuture<Void> apply(TorrentSettings settings) {
        return whenOpen(() -> storage.apply(settings));
    }

    /** Closes also what could not be opened. */
    @Override
    public CompletableFuture<Void> close() {
        return opened.handle((known, error) -> error).thenCompose(ignored -> LoopCalls.call(loop, storage::close));
    }

    private <T> CompletableFuture<T> whenOpen(Supplier<CompletableFuture<T>> call) {
        return opened.thenCompose(known -> LoopCalls.call(loop, call));
    }
}
