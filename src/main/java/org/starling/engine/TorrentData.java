package org.starling.engine;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.starling.wire.Bitfield;

/** The data of a torrent that does not run. Callable from any thread; futures fail with an {@link EngineException}. */
public interface TorrentData {

    /** Hashes everything and remembers the result; progress from 0 to 1. */
    CompletableFuture<Bitfield> check(DoubleConsumer progress);

    CompletableFuture<Void> move(Path folder, DoubleConsumer progress);

    /** Renames files and moves data between the parts file and files, as the settings now say. */
    CompletableFuture<Void> apply(TorrentSettings settings);

    CompletableFuture<Void> close();
}
