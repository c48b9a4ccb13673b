package org.starling.engine;

import java.util.Optional;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/**
 * A torrent at one moment; immutable, made on the engine's thread once a tick, less often while nothing
 * happens.
 *
 * @param metainfo empty while a magnet waits for it
 * @param have verified pieces, a private copy; empty without metainfo
 * @param wantedBytes bytes of the wanted files, padding left out
 * @param wantedVerified those of them that are verified and on disk
 * @param downRate payload bytes a second, smoothed
 * @param upRate payload bytes a second, smoothed
 * @param downloaded payload bytes received in this run
 * @param uploaded payload bytes sent in this run
 * @param peers connected, seeds included
 * @param etaSeconds until all wanted files are complete, if it can be said
 * @param message the newest thing worth telling (a tracker's refusal, say), sanitised
 */
public record TorrentSnapshot(
        InfoHash infoHash,
        Optional<Metainfo> metainfo,
        TorrentPhase phase,
        Optional<Bitfield> have,
        long wantedBytes,
        long wantedVerified,
        long downRate,
        long upRate,
        long downloaded,
        long uploaded,
        int peers,
        int seeds,
        Optional<Long> etaSeconds,
        Optional<String> message,
        PieceCounts pieces,
        RunCounts run) {

    public long wasted() {
        return run.wasted();
    }

    public long hashFailures() {
        return run.hashFailures();
    }
}
