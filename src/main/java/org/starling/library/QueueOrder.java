package org.starling.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.starling.library.queue.QueueCommands;
import org.starling.library.queue.QueueMove;
import org.starling.library.queue.Rearranging;
import org.starling.wire.InfoHash;

/** Changes places in the queue; each costs a write for every torrent that changes its place, and no other. */
final class QueueOrder implements QueueCommands {
    private final Shelf shelf;
    private final TorrentRunner runner;
    private final Runnable changed;

    /** @param changed the order is another now */
    QueueOrder(Shelf shelf, TorrentRunner runner, Runnable changed) {
        this.shelf = shelf;
        this.runner = runner;
        this.changed = changed;
    }

    @Override
    public CompletableFuture<Void> move(Collection<InfoHash> torrents, QueueMove where) {
        Set<InfoHash> chosen = new HashSet<>(torrents);
        return shelf.onThread(() -> {
            chosen.forEach(shelf::require);
            List<ManagedTorrent> before = shelf.inQueueOrder();
            List<CompletableFuture<Void>> saving = new ArrayList<>();
            switch (where) {
                case TOP -> saving.addAll(toEnd(before, chosen, placeOfNew(true) - chosen.size() + 1));
                case BOTTOM -> saving.addAll(toEnd(before, chosen, placeOfNew(false)));
                case UP, DOWN -> saving.addAll(exchange(before, chosen, where));
            }
            return Shelf.all(saving).thenRunAsync(changed, shelf.thread());
        });
    }

    @Override
    public CompletableFuture<Void> force(InfoHash torrent, boolean forced) {
        return shelf.command(torrent, managed -> {
                    Entry entry = managed.entry();
                    Entry now = entry.withStanding(entry.standing().withForced(forced));
                    runner.save(managed, forced ? now.withPaused(false) : now);
                    return Shelf.done();
                })
                .thenRunAsync(changed, shelf.thread());
    }

    /** Before all others, or behind them: the places of the others stay. */
    private List<CompletableFuture<Void>> toEnd(List<ManagedTorrent> order, Set<InfoHash> chosen, long from) {
        List<CompletableFuture<Void>> saving = new ArrayList<>();
        long place = from;
        for (ManagedTorrent torrent : order) {
            if (chosen.contains(torrent.entry().infoHash())) {
                saving.add(place(torrent, place++));
            }
        }
        return saving;
    }

    /** Those who change places take over each other's; equal places are told apart first. */
    private List<CompletableFuture<Void>> exchange(List<ManagedTorrent> before, Set<InfoHash> chosen, QueueMove where) {
        List<ManagedTorrent> after = new ArrayList<>(before);
        Rearranging.step(after, torrent -> chosen.contains(torrent.entry().infoHash()), where);
        List<CompletableFuture<Void>> saving = new ArrayList<>();
        long least = Long.MIN_VALUE;
        for (int i = 0; i < after.size(); i++) {
            long place = Math.max(least, before.get(i).entry().standing().place());
            if (after.get(i).entry().standing().place() != place) {
                saving.add(place(after.get(i), place));
            }
            least = place + 1;
        }
        return saving;
    }

    private CompletableFuture<Void> place(ManagedTorrent torrent, long place) {
        return torrent.enqueue(shelf.thread(), () -> {
            Entry entry = torrent.entry();
            runner.save(torrent, entry.withStanding(entry.standing().withPlace(place)));
            return Shelf.done();
        });
    }

    /** @param first before all others, instead of behind them */
    long placeOfNew(boolean first) {
        LongSummaryStatistics places = shelf.all().stream()
                .mapToLong(torrent -> torrent.entry().standing().place())
                .summaryStatistics();
        return places.getCount() == 0 ? 0 : first ? places.getMin() - 1 : places.getMax() + 1;
    }
}
