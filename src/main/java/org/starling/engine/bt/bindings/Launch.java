package org.starling.engine.bt.bindings;

import bt.data.Storage;
import bt.data.StorageUnit;
import bt.metainfo.Torrent;
import bt.metainfo.TorrentFile;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.starling.engine.EngineException;
import org.starling.engine.EngineException.Kind;
import org.starling.engine.Metainfo;
import org.starling.wire.InfoHash;

/**
 * One run of a torrent on its way through a BtClient. It travels as bt's storage, the one thing of ours that a client
 * hands to its processor; bt itself reads and writes nothing through it.
 */
public final class Launch implements Storage {

    private final InfoHash infoHash;
    private final Function<Consumer<Metainfo>, LiveTorrent> starter;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** @param starter makes the torrent run and tells bt of a magnet's metadata; called once, on the loop */
    public Launch(InfoHash infoHash, Function<Consumer<Metainfo>, LiveTorrent> starter) {
        this.infoHash = infoHash;
        this.starter = starter;
    }

    InfoHash infoHash() {
        return infoHash;
    }

    LiveTorrent begin(Consumer<Metainfo> learned) {
        return starter.apply(learned);
    }

    void began() {
        started.complete(null);
    }

    void failed(RuntimeException cause) {
        started.completeExceptionally(cause);
    }

    /** Completes when the torrent runs, exceptionally with what kept it from that. */
    public CompletableFuture<Void> started() {
        return started;
    }

    void ended() {
        stopped.complete(null);
    }

    /** Completes when the torrent has ended and bt has forgotten it, so that it may be started again. */
    public CompletableFuture<Void> stopped() {
        return stopped;
    }

    @Override
    public StorageUnit getUnit(Torrent torrent, TorrentFile file) {
        throw new EngineException(Kind.INTERNAL, "data passes through the engine's own disk layer");
    }

    @Override
    public void flush() {
        // The disk layer flushes by itself, piece by piece.
    }
}
