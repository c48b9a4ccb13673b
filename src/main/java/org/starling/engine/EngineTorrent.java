package org.starling.engine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/**
 * A torrent that the engine runs, from {@link Engine#start} to {@link #stop}. Methods may be called from any thread;
 * futures complete when the change has taken effect, exceptionally with a {@link EngineException} that has a reason for
 * the user.
 */
public interface EngineTorrent {

    TorrentSnapshot snapshot();

    /** The connected peers; made on demand, empty once it has stopped. */
    CompletableFuture<List<PeerSnapshot>> peers();

    /** All trackers in the order of their tiers. */
    List<TrackerSnapshot> trackers();

    /** All files in the order of the metainfo; empty while a magnet does not know them, or existing data is checked. */
    CompletableFuture<List<FileSnapshot>> files();

    /** Everything that may explain its rate; made on demand. */
    CompletableFuture<Conditions> conditions();

    /** For somebody who watches while it loads; to be closed. Its reads wait as long as the torrent runs. */
    PieceReader reader();

    /** Changes priorities, order or names of a running torrent; the folder changes only by {@link #move}. */
    CompletableFuture<Void> apply(TorrentSettings settings);

    /** Hashes all data again; what is wrong is fetched again. */
    CompletableFuture<Void> recheck();

    /** Moves the data, also across file systems; the torrent goes on from the new folder. Progress from 0 to 1. */
    CompletableFuture<Void> move(Path folder, DoubleConsumer progress);

    void addPeers(Collection<InetSocketAddress> peers);

    /** Tells trackers and everybody else at once that it is here; those that were asked a moment ago wait a little. */
    void announce();

    /**
     * Says goodbye to peers and trackers, writes what is due, frees everything. Nothing needs to be hashed at the next
     * start.
     */
    CompletableFuture<Void> stop();
}
