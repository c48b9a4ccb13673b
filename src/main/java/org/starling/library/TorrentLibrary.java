package org.starling.library;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Engine;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentLimits;
import org.starling.library.category.LabelCommands;
import org.starling.library.queue.QueueCommands;
import org.starling.library.schedule.RateMode;
import org.starling.library.share.ShareLimits;
import org.starling.library.statistics.Statistics;
import org.starling.library.stream.StreamedFile;
import org.starling.library.undo.UndoCommands;
import org.starling.library.undo.UndoStep;
import org.starling.library.watch.WatchFolder;
import org.starling.wire.InfoHash;

/**
 * The library on disk and engine. One thread changes everything; a command is saved first and carried out then, so that
 * what was acknowledged survives a kill at any moment.
 */
public final class TorrentLibrary implements Library {

    private static final Logger LOG = LoggerFactory.getLogger(TorrentLibrary.class);
    private static final long CLOSE_SECONDS = 10;

    private final Engine engine;
    private final LibraryCore core;
    private final Shelf shelf;
    private final QueueOrder order;
    private final Intake intake;
    private volatile boolean closed;

    /** As usual, and without asking anything of the machine. */
    public TorrentLibrary(Path folder, Engine engine, MetainfoService metainfos, InstantSource clock)
            throws IOException {
        this(
                folder,
                engine,
                metainfos,
                LibraryOptions.USUAL,
                LibraryPorts.quiet(clock.withZone(ZoneId.systemDefault())));
    }

    /** Loads the list from the folder and starts what is not paused. */
    public TorrentLibrary(
            Path folder, Engine engine, MetainfoService metainfos, LibraryOptions options, LibraryPorts ports)
            throws IOException {
        this.engine = engine;
        core = new LibraryCore(folder, engine, metainfos, options, ports, this);
        shelf = core.shelf;
        order = new QueueOrder(shelf, core.runner, core::soon);
        intake = new Intake(core, order);
        core.begin();
    }

    @Override
    public CompletableFuture<InfoHash> add(AddRequest request) {
        return shelf.onThread(() -> intake.add(request));
    }

    @Override
    public CompletableFuture<Void> pause(InfoHash hash) {
        return settled(hash, shelf.command(hash, torrent -> {
            core.runner.save(torrent, torrent.entry().withPaused(true));
            return Shelf.done();
        }));
    }

    @Override
    public CompletableFuture<Void> resume(InfoHash hash) {
        return settled(hash, shelf.command(hash, torrent -> {
            core.runner.save(torrent, torrent.entry().withPaused(false));
            torrent.forgive();
            return Shelf.done();
        }));
    }

    /** The command, and what the next round makes of it. */
    private CompletableFuture<Void> settled(InfoHash hash, CompletableFuture<Void> command) {
        return command.thenComposeAsync(nothing -> core.rounds.soon(), core.thread)
                .thenCompose(
                        nothing -> shelf.find(hash).map(ManagedTorrent::settled).orElseGet(Shelf::done));
    }

    @Override
    public CompletableFuture<Void> recheck(InfoHash hash) {
        return undoable(
                hash, UndoStep.Kind.RECHECK, kept -> kept.withResume(engine.resumeState(hash)), core.changes::recheck);
    }

    /** A command on one torrent that can be taken back. */
    private CompletableFuture<Void> undoable(
            InfoHash hash,
            UndoStep.Kind kind,
            UnaryOperator<KeptStep> more,
            Function<ManagedTorrent, CompletableFuture<Void>> deed) {
        return shelf.command(
                hash,
                torrent -> core.undoable(
                        kind,
                        torrent.entry().name(),
                        step -> more.apply(KeptStep.of(step, torrent.withTotals())),
                        kept -> deed.apply(torrent)));
    }

    @Override
    public CompletableFuture<Void> remove(InfoHash hash, boolean deleteData) {
        return shelf.command(hash, torrent -> {
            torrent.leaving(true);
            return core.runner
                    .stop(torrent)
                    .thenComposeAsync(nothing -> removeStopped(torrent, deleteData), core.thread)
                    .whenComplete((nothing, failed) -> torrent.leaving(failed == null));
        });
    }

    private CompletableFuture<Void> removeStopped(ManagedTorrent torrent, boolean deleteData) {
        Entry entry = torrent.entry();
        return core.undoable(
                deleteData ? UndoStep.Kind.REMOVE_WITH_DATA : UndoStep.Kind.REMOVE,
                entry.name(),
                step -> KeptStep.of(step, entry).withMetainfo(core.store.metainfo(entry.infoHash())),
                kept -> core.reversal.remove(torrent, kept, core.undo, deleteData));
    }

    @Override
    public CompletableFuture<Void> prioritise(InfoHash hash, Map<Integer, FilePriority> priorities) {
        return shelf.command(hash, torrent -> core.changes.prioritise(torrent, priorities));
    }

    @Override
    public CompletableFuture<Void> rename(InfoHash hash, int file, String path) {
        return shelf.command(hash, torrent -> core.changes.rename(torrent, file, path));
    }

    @Override
    public CompletableFuture<Void> order(InfoHash hash, boolean sequential, boolean firstAndLastFirst) {
        return shelf.command(
                hash,
                torrent -> core.changes.change(torrent, settings -> settings.withOrder(sequential, firstAndLastFirst)));
    }

    @Override
    public CompletableFuture<Void> limit(InfoHash hash, TorrentLimits limits) {
        return undoable(hash, UndoStep.Kind.LIMIT, kept -> kept, torrent -> core.changes.limit(torrent, limits));
    }

    @Override
    public CompletableFuture<Void> move(InfoHash hash, Path folder, DoubleConsumer progress) {
        return undoable(
                hash, UndoStep.Kind.MOVE, kept -> kept, torrent -> core.changes.move(torrent, folder, progress));
    }

    @Override
    public CompletableFuture<Void> share(InfoHash hash, Optional<ShareLimits> limits) {
        return settled(
                hash,
                undoable(
                        hash, UndoStep.Kind.SHARE_LIMIT, kept -> kept, torrent -> core.changes.share(torrent, limits)));
    }

    @Override
    public CompletableFuture<Void> trackers(InfoHash hash, List<List<String>> tiers) {
        return shelf.command(hash, torrent -> core.changes.trackers(torrent, tiers));
    }

    @Override
    public CompletableFuture<Void> addPeers(InfoHash hash, Collection<InetSocketAddress> peers) {
        return shelf.command(hash, torrent -> {
            torrent.running().ifPresent(running -> running.addPeers(peers));
            return Shelf.done();
        });
    }

    @Override
    public CompletableFuture<Void> announce(InfoHash hash) {
        return shelf.command(hash, torrent -> {
            torrent.running().ifPresent(EngineTorrent::announce);
            return Shelf.done();
        });
    }

    @Override
    public QueueCommands queue() {
        return order;
    }

    @Override
    public LabelCommands labels() {
        return core.labels;
    }

    @Override
    public UndoCommands undo() {
        return core.undo;
    }

    @Override
    public Statistics statistics() {
        return core.days;
    }

    @Override
    public CompletableFuture<Void> watchFolders(List<WatchFolder> folders) {
        return core.watching.watch(folders);
    }

    @Override
    public CompletableFuture<Void> switchRates(Optional<RateMode> mode) {
        return shelf.onThread(() -> {
            core.rates.choose(mode);
            return core.rounds.soon();
        });
    }

    @Override
    public void configure(LibraryOptions changed) {
        core.options = changed;
        if (!closed) {
            core.thread.execute(core.rounds::round);
        }
    }

    @Override
    public LibrarySnapshot snapshot() {
        return new LibrarySnapshot(
                list(),
                core.labels.organisation(),
                core.watching.folders(),
                core.rates.status(core.options),
                core.undo.steps(),
                core.warnings,
                core.notices.latest());
    }

    @Override
    public List<TorrentView> list() {
        return shelf.all().stream().map(ManagedTorrent::view).toList();
    }

    @Override
    public Optional<TorrentView> find(InfoHash hash) {
        return shelf.find(hash).map(ManagedTorrent::view);
    }

    @Override
    public Optional<Path> home(InfoHash hash) {
        return shelf.find(hash).flatMap(torrent -> torrent.entry().standing().home());
    }

    @Override
    public Optional<Metainfo> metainfo(InfoHash hash) {
        return shelf.find(hash).flatMap(core.runner::metainfo);
    }

    @Override
    public CompletableFuture<StreamedFile> stream(InfoHash hash, int file) {
        return shelf.command(hash, torrent -> core.changes.want(torrent, file))
                .thenApplyAsync(nothing -> core.changes.stream(shelf.require(hash), file), core.thread);
    }

    @Override
    public Optional<TorrentWatch> watch(InfoHash hash) {
        return shelf.find(hash).map(torrent -> new ManagedWatch(torrent, engine));
    }

    @Override
    public LibraryTotals totals() {
        return core.totals.now();
    }

    @Override
    public EngineSnapshot engine() {
        return engine.snapshot();
    }

    @Override
    public List<LoadWarning> warnings() {
        return core.warnings;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        shelf.close();
        core.rounds.end();
        try {
            Shelf.done()
                    .thenComposeAsync(
                            nothing -> Shelf.all(shelf.all().stream()
                                    .map(torrent -> torrent.enqueue(core.thread, () -> core.runner.stop(torrent)))
                                    .toList()),
                            core.thread)
                    .whenCompleteAsync((nothing, failed) -> core.saveCounts(), core.thread)
                    .get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException slow) {
            LOG.warn("not every torrent stopped in time; what is verified is saved all the same", slow);
        } finally {
            core.end();
        }
    }

    /** What else happens once a second, at once; for tests. */
    void round() {
        CompletableFuture.runAsync(core.rounds::round, core.thread).join();
    }
}
