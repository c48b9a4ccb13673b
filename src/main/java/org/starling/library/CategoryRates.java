package org.starling.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.EngineTorrent;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.category.Category;
import org.starling.library.category.LabelNames;
import org.starling.library.category.RateShares;

/** Holds the torrents of a category, those below it included, within its rates. Library's thread. */
final class CategoryRates {
    private static final Logger LOG = LoggerFactory.getLogger(CategoryRates.class);

    /** A share that has changed by less than a tenth is left as it is. */
    private static final long TOLERANCE = 10;

    private final Shelf shelf;
    private final LabelBook labels;

    CategoryRates(Shelf shelf, LabelBook labels) {
        this.shelf = shelf;
        this.labels = labels;
    }

    void round() {
        List<Category> limited = labels.organisation().categories().stream()
                .filter(category -> category.down() > 0 || category.up() > 0)
                .toList();
        Map<ManagedTorrent, Verdict> shares = new HashMap<>();
        limited.forEach(category -> share(category, shares));
        for (ManagedTorrent torrent : shelf.all()) {
            Verdict now = torrent.verdict();
            Verdict share = shares.get(torrent);
            long down = share == null ? 0 : settled(now.down(), share.down());
            long up = share == null ? 0 : settled(now.up(), share.up());
            if (down != now.down() || up != now.up()) {
                apply(torrent, now.withRates(down, up));
            }
        }
    }

    private void share(Category category, Map<ManagedTorrent, Verdict> shares) {
        List<ManagedTorrent> members = new ArrayList<>();
        for (ManagedTorrent torrent : shelf.all()) {
            Optional<String> own = torrent.entry().standing().labels().category();
            if (torrent.running().isPresent()
                    && own.filter(name -> LabelNames.isWithin(name, category.name()))
                            .isPresent()) {
                members.add(torrent);
            }
        }
        long[] down = shares(category.down(), members, TorrentSnapshot::downRate);
        long[] up = shares(category.up(), members, TorrentSnapshot::upRate);
        for (int i = 0; i < members.size(); i++) {
            Verdict wider = shares.getOrDefault(members.get(i), Verdict.NONE);
            shares.put(
                    members.get(i),
                    Verdict.NONE.withRates(
                            ManagedTorrent.tighter(wider.down(), down[i]), ManagedTorrent.tighter(wider.up(), up[i])));
        }
    }

    private static long[] shares(long limit, List<ManagedTorrent> members, ToLongFunction<TorrentSnapshot> rate) {
        long[] used = members.stream()
                .mapToLong(torrent -> torrent.running()
                        .map(EngineTorrent::snapshot)
                        .map(rate::applyAsLong)
                        .orElse(0L))
                .toArray();
        return limit == 0 ? new long[used.length] : RateShares.share(limit, used);
    }

    private static long settled(long before, long now) {
        boolean near = before > 0 && now > 0 && Math.abs(now - before) * TOLERANCE < before;
        return near ? before : now;
    }

    private static void apply(ManagedTorrent torrent, Verdict changed) {
        TorrentSettings own = torrent.entry().settings();
        TorrentLimits before = torrent.inForce(own).limits();
        torrent.verdict(changed);
        TorrentSettings settings = torrent.inForce(own);
        if (!settings.limits().equals(before)) {
            torrent.running().ifPresent(running -> {
                CompletableFuture<Void> unused = running.apply(settings).exceptionally(failed -> {
                    LOG.warn(
                            "the limits of {} were not changed", torrent.entry().infoHash(), failed);
                    return null;
                });
            });
        }
    }
}
