package org.starling.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.category.Labels;
import org.starling.library.queue.QueueStatus;
import org.starling.library.share.ShareStatus;
import org.starling.wire.InfoHash;

/**
 * One row of the list at one moment; immutable.
 *
 * @param name for people: sanitised, never empty
 * @param size bytes of all files; 0 while a magnet does not know
 * @param verified bytes that are verified and on disk, of all files
 * @param paused by the user; everything else runs, tries to, or is on hold
 * @param totals of all runs
 * @param completed when all wanted files were complete for the first time
 * @param live what the engine says, if the torrent runs
 * @param problem why it cannot go on without the user
 * @param hold why it does not run though it is not paused
 * @param trackers tiers of URLs
 */
public record TorrentView(
        InfoHash infoHash,
        String name,
        long size,
        long verified,
        boolean paused,
        Instant added,
        Optional<Instant> completed,
        TransferTotals totals,
        TorrentSettings settings,
        Optional<TorrentSnapshot> live,
        Optional<LibraryProblem> problem,
        Optional<Hold> hold,
        Labels labels,
        QueueStatus queue,
        ShareStatus share,
        List<List<String>> trackers) {}
