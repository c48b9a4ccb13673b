package org.starling.engine.disk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/**
 * A torrent's storage with what only its life cycle needs. Methods are called on the session's thread; futures
 * complete on the session's executor, exceptionally with an {@link org.starling.engine.EngineException}.
 */
public interface TorrentStorage extends TorrentDisk {

    /** Opens the resume file; what it knows needs no hashing. Completes with empty if the data must be checked. */
    CompletableFuture<Optional<Bitfield>> load();

    /** Hashes all existing data and records the result. */
    CompletableFuture<Bitfield> check(DoubleConsumer progress);

    /** New priorities or names; data in the parts file moves to files that became wanted. */
    CompletableFuture<Void> apply(TorrentSettings settings);

    CompletableFuture<Void> move(Path folder, DoubleConsumer progress);

    /** Tries whether the disk accepts writes again, after a failure. */
    CompletableFuture<Boolean> probe();

    /** Finishes what is queued, closes files, marks the resume file as cleanly closed. */
    CompletableFuture<Void> close();
}
