package org.starling.library;

import java.time.Instant;
import java.util.Optional;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.wire.InfoHash;

/**
 * One row of the list at one moment; immutable.
 *
 * @param name for people: sanitised, never empty
 * @param size bytes of all files; 0 while a magnet does not know
 * @param verified bytes that are verified and on disk, of all files
 * @param paused by the user; everything else runs or tries to
 * @param totals of all runs
 * @param completed when all wanted files were complete for the first time
 * @param live what the engine says, if the torrent runs
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
        Optional<LibraryProblem> problem) {}
