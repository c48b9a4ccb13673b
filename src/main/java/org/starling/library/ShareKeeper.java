package org.starling.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.category.Category;
import org.starling.library.category.Organisation;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareRules;

/** Finds torrents that have been shared enough. Library's thread. */
final class ShareKeeper {

    /** What a torrent had sent when it last sent anything, and when that was. */
    private record Sent(long bytes, Instant at) {}

    private final Shelf shelf;
    private final LabelBook labels;
    private final Clock clock;
    private final Map<ManagedTorrent, Sent> sent = new HashMap<>();

    ShareKeeper(Shelf shelf, LabelBook labels, Clock clock) {
        this.shelf = shelf;
        this.labels = labels;
        this.clock = clock;
    }

    /** The torrent's own limits, its category's, or those of all. */
    ShareLimits limits(ManagedTorrent torrent, ShareLimits ofAll) {
        Standing standing = torrent.entry().standing();
        Organisation organisation = labels.organisation();
        return standing.share()
                .or(() -> standing.labels()
                        .category()
                        .flatMap(organisation::category)
                        .flatMap(Category::share))
                .orElse(ofAll);
    }

    /** Those that have reached their limits, and have not been paused by them before. */
    List<ManagedTorrent> reached() {
        List<ManagedTorrent> reached = new ArrayList<>();
        Instant now = clock.instant();
        sent.keySet().retainAll(new HashSet<>(shelf.all()));
        for (ManagedTorrent torrent : shelf.all()) {
            Optional<TorrentSnapshot> live = torrent.running().map(running -> running.snapshot());
            if (live.isEmpty() || !(live.get().phase() instanceof TorrentPhase.Seeding)) {
                sent.remove(torrent);
            } else if (isReached(torrent, live.get().uploaded(), now)) {
                reached.add(torrent);
            }
        }
        return reached;
    }

    private boolean isReached(ManagedTorrent torrent, long uploaded, Instant now) {
        Sent last = sent.get(torrent);
        if (last == null || last.bytes() != uploaded) {
            last = new Sent(uploaded, now);
            sent.put(torrent, last);
        }
        ShareLimits limits = torrent.verdict().share();
        if (limits.isNone()
                || torrent.entry().standing().shared()
                || torrent.entry().standing().forced()) {
            return false;
        }
        Entry entry = torrent.withTotals();
        return ShareRules.isReached(
                limits,
                new ShareRules.Facts(
                        ShareRules.ratio(
                                entry.totals().uploaded(), entry.totals().downloaded(), entry.verified()),
                        Duration.ofSeconds(entry.totals().seeding()),
                        Duration.between(last.at(), now)));
    }
}
