package org.starling.engine.bt.bindings;

import bt.data.Storage;
import bt.data.StorageUnit;
import bt.metainfo.Torrent;
import bt.metainfo.TorrentFile;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.starling.engine.EngineException;
import org.starling.engine.EngineException.Kind;
import org.starling.wire.InfoHash;

/**
 * One run of a torrent on its way through a BtClient. It travels as bt's storage, the one thing of ours that a client
 * hands to its processor; bt itself reads and writes nothing through it.
 */
public final class Launch implements Storage {

    private final InfoHash infoHash;
    private final Supplier<LiveTorrent> starter;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** @param starter makes the running torrent; called once, on the loop */
    public Launch(InfoHash infoHash, Supplier<LiveTorrent> starter) {
        this.infoHash = infoHash;
        this.starter = starter;
    }

    InfoHash infoHash() {
        return infoHash;
    }

    LiveTorrent begin() {
        return starter.get();
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
