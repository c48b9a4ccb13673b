package org.starling.library;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.queue.SlowMeter;
import org.starling.library.queue.SlowRule;
import org.starling.library.queue.Turns;
import org.starling.library.queue.Turns.Candidate;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.RateStatus;

/** Decides in rounds which torrents run: the queue, the schedule and the room on the disk. Library's thread. */
final class Governor {
    private static final Logger LOG = LoggerFactory.getLogger(Governor.class);

    private final Shelf shelf;
    private final TorrentRunner runner;
    private final Clock clock;
    private final Predicate<ManagedTorrent> noRoom;
    private final Map<ManagedTorrent, SlowMeter> meters = new HashMap<>();

    /** @param noRoom its disk is nearly full */
    Governor(Shelf shelf, TorrentRunner runner, Clock clock, Predicate<ManagedTorrent> noRoom) {
        this.shelf = shelf;
        this.runner = runner;
        this.clock = clock;
        this.noRoom = noRoom;
    }

    void round(LibraryOptions options, RateStatus rates, ShareKeeper sharing) {
        List<ManagedTorrent> order = shelf.inQueueOrder();
        Map<ManagedTorrent, Hold> held = new HashMap<>();
        List<Candidate<ManagedTorrent>> candidates = new ArrayList<>();
        Instant now = clock.instant();
        for (ManagedTorrent torrent : order) {
            @Nullable Hold hold = hold(torrent, rates.mode());
            if (hold != null) {
                held.put(torrent, hold);
            } else if (wantsToRun(torrent)) {
                candidates.add(new Candidate<>(
                        torrent,
                        torrent.isComplete(),
                        torrent.entry().standing().forced(),
                        isSlow(torrent, options.queue().slow(), now)));
            }
        }
        Set<ManagedTorrent> turn = Turns.decide(candidates, options.queue());
        candidates.stream()
                .map(Candidate::key)
                .filter(torrent -> !turn.contains(torrent))
                .forEach(torrent -> held.put(torrent, Hold.QUEUED));
        int position = 1;
        for (ManagedTorrent torrent : order) {
            Verdict before = torrent.verdict();
            torrent.verdict(new Verdict(
                    position++,
                    Optional.ofNullable(held.get(torrent)),
                    sharing.limits(torrent, options.share()),
                    before.down(),
                    before.up()));
            carryOut(torrent);
        }
        meters.keySet().retainAll(new HashSet<>(order));
    }

    private static boolean wantsToRun(ManagedTorrent torrent) {
        return !torrent.entry().paused() && torrent.problem().isEmpty() && !torrent.leaving();
    }

    private @Nullable Hold hold(ManagedTorrent torrent, RateMode mode) {
        if (!wantsToRun(torrent)) {
            return null;
        } else if (noRoom.test(torrent)) {
            return Hold.DISK_SPACE;
        }
        return mode == RateMode.STOPPED && !torrent.entry().standing().forced() ? Hold.SCHEDULE : null;
    }

    private boolean isSlow(ManagedTorrent torrent, SlowRule rule, Instant now) {
        if (!rule.ignored() || torrent.running().isEmpty()) {
            meters.remove(torrent);
            return false;
        }
        TorrentSnapshot live = torrent.running().get().snapshot();
        // Hashing and moving take the disk, if not the line.
        boolean below = live.phase() instanceof TorrentPhase.Seeding
                ? live.upRate() < rule.up()
                : !(live.phase() instanceof TorrentPhase.Checking || live.phase() instanceof TorrentPhase.Moving)
                        && live.downRate() < rule.down();
        return meters.computeIfAbsent(torrent, key -> new SlowMeter()).update(below, now, rule.after());
    }

    private void carryOut(ManagedTorrent torrent) {
        boolean run = wantsToRun(torrent) && torrent.verdict().hold().isEmpty();
        if (run == torrent.wanted()) {
            return;
        }
        torrent.wanted(run);
        CompletableFuture<Void> unused = torrent.enqueue(shelf.thread(), () -> {
                    if (!torrent.wanted()) {
                        return runner.stop(torrent);
                    }
                    runner.start(torrent, torrent.takeKnown());
                    return Shelf.done();
                })
                .exceptionally(failed -> {
                    LOG.warn("{} was not started or stopped", torrent.entry().infoHash(), failed);
                    return null;
                });
    }
}
