package org.starling.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.starling.engine.Engine;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentData;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.library.share.ShareLimits;
import org.starling.library.stream.StreamedFile;

/** Changes one torrent, running or not, and saves that. Library's thread, after all earlier commands of the torrent. */
final class Changes {
    private final Shelf shelf;
    private final TorrentRunner runner;
    private final Engine engine;

    Changes(Shelf shelf, TorrentRunner runner, Engine engine) {
        this.shelf = shelf;
        this.runner = runner;
        this.engine = engine;
    }

    CompletableFuture<Void> recheck(ManagedTorrent torrent) {
        return torrent.running()
                .map(EngineTorrent::recheck)
                .orElseGet(() -> withData(
                        torrent,
                        data -> data.check(progress -> {})
                                .thenAcceptAsync(have -> runner.checked(torrent, have), shelf.thread())));
    }

    CompletableFuture<Void> prioritise(ManagedTorrent torrent, Map<Integer, FilePriority> priorities) {
        int files = runner.requireMetainfo(torrent).files().size();
        List<FilePriority> all = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            all.add(priorities.getOrDefault(i, torrent.entry().settings().priority(i)));
        }
        priorities.keySet().forEach(file -> requireFile(file, files));
        return change(torrent, settings -> settings.withPriorities(all));
    }

    /** A file that somebody wants to see is not skipped. */
    CompletableFuture<Void> want(ManagedTorrent torrent, int file) {
        requireFile(file, runner.requireMetainfo(torrent).files().size());
        requireRunning(torrent);
        boolean skipped = torrent.entry().settings().priority(file) == FilePriority.SKIP;
        return skipped ? prioritise(torrent, Map.of(file, FilePriority.NORMAL)) : Shelf.done();
    }

    StreamedFile stream(ManagedTorrent torrent, int file) {
        return new StreamedFile(
                runner.requireMetainfo(torrent),
                file,
                () -> requireRunning(torrent).reader());
    }

    private static EngineTorrent requireRunning(ManagedTorrent torrent) {
        return torrent.running()
                .orElseThrow(() -> new LibraryException(
                        LibraryException.Kind.NOT_RUNNING, torrent.entry().name()));
    }

    CompletableFuture<Void> rename(ManagedTorrent torrent, int file, String path) {
        Metainfo metainfo = runner.requireMetainfo(torrent);
        requireFile(file, metainfo.files().size());
        Map<Integer, String> renames = new HashMap<>(torrent.entry().settings().renames());
        renames.put(file, path);
        CompletableFuture<Void> renamed = change(torrent, settings -> settings.withRenames(renames));
        return metainfo.singleFile() ? renamed.thenRunAsync(() -> nameAfter(path, torrent), shelf.thread()) : renamed;
    }

    CompletableFuture<Void> change(ManagedTorrent torrent, UnaryOperator<TorrentSettings> change) {
        TorrentSettings before = torrent.entry().settings();
        TorrentSettings after = change.apply(before);
        CompletableFuture<Void> applied = torrent.running()
                .map(running -> running.apply(torrent.inForce(after)))
                .orElseGet(() -> runner.metainfo(torrent).isEmpty()
                        ? Shelf.done()
                        : withData(torrent, data -> data.apply(after)));
        return applied.thenRunAsync(() -> runner.save(torrent, torrent.entry().withSettings(after)), shelf.thread());
    }

    CompletableFuture<Void> limit(ManagedTorrent torrent, TorrentLimits limits) {
        TorrentSettings limited = torrent.entry().settings().withLimits(limits);
        runner.save(torrent, torrent.entry().withSettings(limited));
        return torrent.running()
                .map(running -> running.apply(torrent.inForce(limited)))
                .orElseGet(Shelf::done);
    }

    CompletableFuture<Void> move(ManagedTorrent torrent, Path folder, DoubleConsumer progress) {
        CompletableFuture<Void> moved = torrent.running()
                .map(running -> running.move(folder, progress))
                .orElseGet(() -> runner.metainfo(torrent).isEmpty()
                        ? Shelf.done()
                        : withData(torrent, data -> data.move(folder, progress)));
        return moved.thenRunAsync(() -> movedTo(torrent, folder), shelf.thread());
    }

    /** Where it lies now is where it belongs. */
    private void movedTo(ManagedTorrent torrent, Path folder) {
        Entry entry = torrent.entry();
        runner.save(
                torrent,
                entry.withSettings(entry.settings().withFolder(folder))
                        .withStanding(entry.standing().withHome(Optional.empty())));
    }

    CompletableFuture<Void> share(ManagedTorrent torrent, Optional<ShareLimits> limits) {
        Entry entry = torrent.entry();
        runner.save(torrent, entry.withStanding(entry.standing().withShare(limits)));
        return Shelf.done();
    }

    /** The engine learns of trackers when it starts a torrent, so one that runs is started again. */
    CompletableFuture<Void> trackers(ManagedTorrent torrent, List<List<String>> tiers) {
        runner.save(torrent, torrent.entry().withTrackers(tiers));
        return restart(torrent);
    }

    CompletableFuture<Void> restart(ManagedTorrent torrent) {
        if (torrent.running().isEmpty()) {
            return Shelf.done();
        }
        return runner.stop(torrent)
                .thenRunAsync(
                        () -> {
                            if (torrent.wanted()) {
                                runner.start(torrent, Optional.empty());
                            }
                        },
                        shelf.thread());
    }

    /** A torrent of one file is known to its user by that file's name. */
    private void nameAfter(String path, ManagedTorrent torrent) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        runner.save(torrent, torrent.entry().withIdentity(name, torrent.entry().size()));
    }

    CompletableFuture<Void> withData(ManagedTorrent torrent, Function<TorrentData, CompletableFuture<Void>> work) {
        TorrentData data =
                engine.data(runner.requireMetainfo(torrent), torrent.entry().settings());
        CompletableFuture<Void> worked = work.apply(data);
        return worked.exceptionally(failed -> null)
                .thenCompose(nothing -> data.close())
                .thenCompose(nothing -> worked);
    }

    private static void requireFile(int file, int files) {
        if (file < 0 || file >= files) {
            throw new LibraryException(LibraryException.Kind.NO_SUCH_FILE, String.valueOf(file));
        }
    }
}
