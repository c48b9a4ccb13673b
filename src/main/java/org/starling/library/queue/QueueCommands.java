package org.starling.library.queue;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.starling.wire.InfoHash;

/** Changes the order of the queue. Futures as those of the library. */
public interface QueueCommands {

    /** Moves torrents together, without changing the order among them. */
    CompletableFuture<Void> move(Collection<InfoHash> torrents, QueueMove where);

    /** Lets it run whatever the limits say (and resumes it), or makes it wait for its turn like others. */
    CompletableFuture<Void> force(InfoHash torrent, boolean forced);
}
