package org.starling.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.starling.engine.TorrentSettings;
import org.starling.wire.InfoHash;

/**
 * What is saved of one torrent. The metainfo lies in a file of its own, so that a stopped torrent costs next to no
 * memory.
 *
 * @param sequence order of adding
 * @param magnet the link it came from, needed until its metainfo is there
 * @param trackers all tiers, merged from everything it was added from
 * @param verified bytes verified when it last stopped, for the list
 * @param standing what the library itself keeps of it
 */
record Entry(
        InfoHash infoHash,
        long sequence,
        String name,
        long size,
        boolean paused,
        Instant added,
        Optional<Instant> completed,
        TransferTotals totals,
        long verified,
        Optional<String> magnet,
        List<List<String>> trackers,
        TorrentSettings settings,
        Standing standing) {

    Entry {
        trackers = trackers.stream().map(List::copyOf).toList();
    }

    Entry withSequence(long now) {
        return new Entry(
                infoHash, now, name, size, paused, added, completed, totals, verified, magnet, trackers, settings,
                standing);
    }

    Entry withPaused(boolean now) {
        return new Entry(
                infoHash, sequence, name, size, now, added, completed, totals, verified, magnet, trackers, settings,
                standing);
    }

    Entry withSettings(TorrentSettings now) {
        return new Entry(
                infoHash, sequence, name, size, paused, added, completed, totals, verified, magnet, trackers, now,
                standing);
    }

    Entry withTrackers(List<List<String>> now) {
        return new Entry(
                infoHash, sequence, name, size, paused, added, completed, totals, verified, magnet, now, settings,
                standing);
    }

    Entry withIdentity(String nameNow, long sizeNow) {
        return new Entry(
                infoHash, sequence, nameNow, sizeNow, paused, added, completed, totals, verified, magnet, trackers,
                settings, standing);
    }

    Entry withCompleted(Instant now) {
        return new Entry(
                infoHash,
                sequence,
                name,
                size,
                paused,
                added,
                Optional.of(now),
                totals,
                verified,
                magnet,
                trackers,
                settings,
                standing);
    }

    Entry withTotals(TransferTotals totalsNow, long verifiedNow) {
        return new Entry(
                infoHash,
                sequence,
                name,
                size,
                paused,
                added,
                completed,
                totalsNow,
                verifiedNow,
                magnet,
                trackers,
                settings,
                standing);
    }

    Entry withStanding(Standing now) {
        return new Entry(
                infoHash, sequence, name, size, paused, added, completed, totals, verified, magnet, trackers, settings,
                now);
    }
}
