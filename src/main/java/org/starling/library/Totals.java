package org.starling.library;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.wire.InfoHash;

/**
 * Counts what has come and gone, and sees that it is saved: seldom, because each save is a write that is forced to the
 * disk, and never many at once, because commands wait for the same thread. What a kill takes is the count of the last
 * minutes. Library's thread, but for {@link #now}.
 */
final class Totals {
    private static final Logger LOG = LoggerFactory.getLogger(Totals.class);

    /** Between two rounds. */
    static final Duration ROUND = Duration.ofSeconds(30);
    /** Rounds between two saves of a torrent that moves data, and of the totals of all. */
    private static final int ROUNDS_BUSY = 10;
    /** Of one that only grows older. */
    private static final int ROUNDS_IDLE = 120;

    static final int SAVES_A_ROUND = 32;

    private final TotalsFile file;
    private final EntryStore store;
    private final Supplier<Collection<ManagedTorrent>> torrents;
    private final InstantSource clock;
    private final Instant started;
    private final ClientTotals before;
    private final Map<InfoHash, Integer> savedInRound = new HashMap<>();
    private int round;
    private ClientTotals saved;
    private volatile TransferTotals removed = TransferTotals.NONE;

    Totals(TotalsFile file, EntryStore store, Supplier<Collection<ManagedTorrent>> torrents, InstantSource clock) {
        this.file = file;
        this.store = store;
        this.torrents = torrents;
        this.clock = clock;
        started = clock.instant();
        before = file.load(started);
        saved = before;
    }

    /** Any thread. */
    LibraryTotals now() {
        TransferTotals sum = removed;
        for (ManagedTorrent torrent : torrents.get()) {
            sum = sum.plus(torrent.inThisSession());
        }
        long seconds = Math.max(0, Duration.between(started, clock.instant()).toSeconds());
        ClientTotals session = new ClientTotals(sum.downloaded(), sum.uploaded(), seconds, started);
        ClientTotals all = new ClientTotals(
                before.downloaded() + sum.downloaded(),
                before.uploaded() + sum.uploaded(),
                before.seconds() + seconds,
                before.since());
        return new LibraryTotals(session, all);
    }

    /** The torrent has left the list; what it moved stays counted. */
    void removed(ManagedTorrent torrent) {
        removed = removed.plus(torrent.inThisSession());
        savedInRound.remove(torrent.entry().infoHash());
    }

    /** Saves what is due, those first that have waited longest. */
    void round() {
        round++;
        List<ManagedTorrent> due = torrents.get().stream()
                .filter(torrent -> torrent.running().isPresent())
                .filter(this::isDue)
                .sorted(Comparator.comparingInt(this::lastSaved))
                .limit(SAVES_A_ROUND)
                .toList();
        due.forEach(this::save);
        if (round % ROUNDS_BUSY == 0) {
            saveAll();
        }
    }

    /** Saves the totals of all, if anything was added. */
    void saveAll() {
        ClientTotals all = now().allTime();
        if (all.equals(saved)) {
            return;
        }
        try {
            file.save(all);
            saved = all;
        } catch (IOException unsaved) {
            LOG.warn("totals not saved: {}", unsaved.toString());
        }
    }

    private boolean isDue(ManagedTorrent torrent) {
        Entry now = torrent.withTotals();
        Entry then = torrent.entry();
        int rounds = round - lastSaved(torrent);
        boolean moved = !now.totals().sameTraffic(then.totals()) || now.verified() != then.verified();
        return rounds >= (moved ? ROUNDS_BUSY : ROUNDS_IDLE) && !now.equals(then);
    }

    private int lastSaved(ManagedTorrent torrent) {
        return savedInRound.getOrDefault(torrent.entry().infoHash(), 0);
    }

    /** Totals are no command of the user's: a failure is tried again later. */
    private void save(ManagedTorrent torrent) {
        Entry now = torrent.withTotals();
        savedInRound.put(now.infoHash(), round);
        try {
            store.save(now);
            torrent.entry(now);
        } catch (IOException unsaved) {
            LOG.warn("statistics of {} not saved: {}", now.infoHash(), unsaved.toString());
        }
    }
}
