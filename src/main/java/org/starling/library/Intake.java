package org.starling.library;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.TorrentSettings;
import org.starling.library.category.Filer;
import org.starling.library.category.Labels;
import org.starling.library.category.Organisation;
import org.starling.wire.InfoHash;

/**
 * Takes torrents into the list: a new one gets its labels, place and folder, one that is there already gets what is
 * new of the trackers, metainfo and peers. Library's thread.
 */
final class Intake {
    private final LibraryCore core;
    private final Shelf shelf;
    private final QueueOrder order;

    Intake(LibraryCore core, QueueOrder order) {
        this.core = core;
        this.shelf = core.shelf;
        this.order = order;
    }

    /** Done when it runs, or is known not to run yet. */
    CompletableFuture<InfoHash> add(AddRequest request) {
        Adding.Added added = core.adding.prepare(request);
        Optional<ManagedTorrent> known = shelf.find(added.infoHash());
        return known.isPresent() ? merge(known.get(), added, request) : addNew(added, request);
    }

    private CompletableFuture<InfoHash> addNew(Adding.Added added, AddRequest request) {
        Organisation organisation = core.labels.organisation();
        Labels labels = Filer.file(request.filing().labels(), added.name(), added.trackers(), organisation.rules());
        Landing.Place place = Landing.place(request, labels, organisation, core.options.landing());
        TorrentSettings settings =
                added.choose(place.settings(), core.options.landing().unwanted());
        TargetFolder.require(settings.folder());
        Standing standing = Standing.NEW
                .withPlace(order.placeOfNew(request.filing().first()))
                .withLabels(labels)
                .withHome(place.home());
        core.labels.learn(labels);
        ManagedTorrent torrent =
                new ManagedTorrent(core.adding.save(added, request, settings, standing, shelf.nextSequence()));
        torrent.know(added.torrent().map(Adding.Torrent::metainfo));
        shelf.put(torrent);
        return started(torrent, request);
    }

    private CompletableFuture<InfoHash> merge(ManagedTorrent torrent, Adding.Added added, AddRequest request) {
        CompletableFuture<Void> merged = torrent.enqueue(core.thread, () -> {
            boolean changed = core.adding.merge(torrent, added);
            torrent.forgive();
            return changed ? core.changes.restart(torrent) : Shelf.done();
        });
        return merged.thenComposeAsync(nothing -> started(torrent, request), core.thread);
    }

    private CompletableFuture<InfoHash> started(ManagedTorrent torrent, AddRequest request) {
        return core.rounds
                .soon()
                .thenCompose(nothing -> torrent.settled())
                .thenApplyAsync(
                        nothing -> {
                            torrent.running().ifPresent(running -> running.addPeers(request.peers()));
                            return torrent.entry().infoHash();
                        },
                        core.thread);
    }
}
