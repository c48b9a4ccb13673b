package org.starling.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.starling.wire.InfoHash;

/** The BitTorrent engine: one listening port, many torrents. Thread-safe. */
public interface Engine extends AutoCloseable {

    /** Where it listens; the port is the real one even if 0 was asked for. */
    InetSocketAddress listening();

    EngineSnapshot snapshot();

    /**
     * Starts a torrent. Pieces that the resume file knows are not hashed again; without one, existing data is checked
     * first.
     *
     * @throws EngineException if it runs already
     */
    EngineTorrent start(TorrentSource source, TorrentSettings settings, TorrentListener listener);

    /** Opens the data of a stopped torrent for checking, moving and renaming; close it before the torrent starts. */
    TorrentData data(Metainfo metainfo, TorrentSettings settings);

    /**
     * Deletes what the engine keeps of a stopped torrent, and on demand its data (its own files only, never a foreign
     * one).
     */
    CompletableFuture<Void> forget(TorrentSource source, TorrentSettings settings, boolean deleteData);

    /**
     * What the trackers of a torrent that does not run say of its swarm (BEP 48), without taking part in it; some
     * seconds later at most.
     *
     * @param tiers of URLs, unchecked
     */
    CompletableFuture<List<TrackerSnapshot>> scrape(InfoHash torrent, List<List<String>> tiers);

    /** Changes what all torrents together may use, at once; connections above the limit are closed. */
    void limits(EngineLimits limits);

    /**
     * Addresses with which no torrent exchanges anything, in place of those before: present connections end, and none
     * begins in either direction.
     */
    void ban(Set<InetAddress> addresses);

    /**
     * Calls our own port at the address that others see us at, and looks whether the call comes in; half a minute at
     * most. The result is in the next snapshots too.
     */
    CompletableFuture<PortTest> testPort();

    /** What the engine remembers of a torrent's pieces, to be given back later; empty if that is nothing. */
    Optional<byte[]> resumeState(InfoHash torrent);

    /**
     * Makes it remember what it did, while the torrent is stopped. Data that has changed since is hashed at the next
     * start.
     *
     * @throws EngineException if it runs, or the disk refuses
     */
    void restore(InfoHash torrent, byte[] resumeState);

    /** What the resume file of a stopped torrent knows, without starting it; cheap. */
    long verifiedBytes(InfoHash torrent);

    /** Stops all torrents in an orderly way and frees everything; idempotent. */
    @Override
    void close();
}
