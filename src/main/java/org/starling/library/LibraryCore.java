package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Engine;
import org.starling.engine.EngineTorrent;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentPhase;
import org.starling.library.category.Category;
import org.starling.library.finish.DoneWatch;
import org.starling.library.finish.WhenDone;
import org.starling.library.statistics.DayBook;
import org.starling.library.undo.UndoStep;
import org.starling.library.watch.WatchFolder;
import org.starling.store.SafeFile;
import org.starling.wire.InfoHash;

/** The parts of the library put together, and what they do in rounds. */
final class LibraryCore {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryCore.class);

    final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "library"));
    /** Waits for disks, so that the library need not. */
    final ExecutorService lookout = Executors.newSingleThreadExecutor(task -> daemon(task, "library-lookout"));

    final Shelf shelf = new Shelf(thread);
    final List<LoadWarning> warnings;
    final Notices notices;
    final EntryStore store;
    final TorrentRunner runner;
    final Changes changes;
    final Adding adding;
    final Totals totals;
    final LabelBook labels;
    final Rates rates;
    final Landing landing;
    final UndoLog undo;
    final Reversal reversal;
    final WatchKeeper watching;
    final DayBook days;
    final DayRecorder recorder;
    final ShareKeeper sharing;
    final Rounds rounds;
    volatile LibraryOptions options;

    private final Library commands;
    private final LibraryPorts ports;
    private final Governor governor;
    private final CategoryRates categoryRates;
    private final SpaceWatch space;
    private final DoneWatch<ManagedTorrent> done = new DoneWatch<>();

    /** @param commands for what the library does of its own accord; not used before {@link #begin} */
    LibraryCore(
            Path folder,
            Engine engine,
            MetainfoService metainfos,
            LibraryOptions options,
            LibraryPorts ports,
            Library commands)
            throws IOException {
        this.options = options;
        this.ports = ports;
        this.commands = commands;
        notices = new Notices(ports.clock());
        store = new EntryStore(folder);
        warnings = load();
        runner = new TorrentRunner(engine, metainfos, store, thread, ports.clock(), new Reports());
        changes = new Changes(shelf, runner, engine);
        adding = new Adding(metainfos, store, ports.clock());
        totals = new Totals(new TotalsFile(folder), store, shelf::all, ports.clock());
        rates = new Rates(folder, engine, ports.clock());
        OrganisationFile organisation = new OrganisationFile(folder);
        labels = new LabelBook(
                shelf, runner, organisation, intact("categories and tags", organisation.load()), new Labelled());
        landing = new Landing(shelf, changes, notices, ports);
        reversal = new Reversal(shelf, runner, changes, engine, store, lookout, new Returning());
        undo = undoLog(folder);
        watching = watchKeeper(folder);
        days = new DayBook(folder.resolve("statistics.db"), () -> lost("statistics"));
        recorder = new DayRecorder(shelf, days, ports.clock());
        sharing = new ShareKeeper(shelf, labels, ports.clock());
        categoryRates = new CategoryRates(shelf, labels);
        space = new SpaceWatch(shelf, ports.space(), ports.clock(), lookout);
        governor = new Governor(shelf, runner, ports.clock(), space::hasNoRoom);
        rounds = new Rounds(thread, steps());
    }

    private UndoLog undoLog(Path folder) throws IOException {
        UndoStore kept = new UndoStore(folder.resolve("undo"));
        UndoLog log = new UndoLog(kept, ports.clock(), shelf, () -> options.undoFor(), reversal);
        if (log.lost() > 0) {
            notices.add(LibraryNotice.Kind.UNDO_LOST, Integer.toString(log.lost()));
        }
        return log;
    }

    private WatchKeeper watchKeeper(Path folder) {
        WatchFoldersFile file = new WatchFoldersFile(folder);
        List<WatchFolder> watched = intact("watched folders", file.load()).orElse(List.of());
        return new WatchKeeper(shelf, notices, file, watched, ports.clock(), lookout, commands::add);
    }

    private List<LoadWarning> load() throws IOException {
        List<LoadWarning> found = new ArrayList<>();
        EntryStore.Contents contents = store.load();
        contents.entries().forEach(entry -> shelf.put(new ManagedTorrent(entry)));
        contents.olderUsed().forEach(hash -> found.add(new LoadWarning(hash, LoadWarning.Kind.OLDER_ENTRY_USED)));
        contents.lost().forEach(hash -> found.add(new LoadWarning(hash, LoadWarning.Kind.LOST)));
        return List.copyOf(found);
    }

    /** Says what was lost, or is an older version. */
    private <T> Optional<T> intact(String what, SafeFile.Loaded<T> loaded) {
        if (loaded.damaged()) {
            notices.add(
                    loaded.value().isPresent() ? LibraryNotice.Kind.OLDER_STATE_USED : LibraryNotice.Kind.STATE_LOST,
                    what);
        }
        return loaded.value();
    }

    private void lost(String what) {
        notices.add(LibraryNotice.Kind.STATE_LOST, what);
    }

    private List<Runnable> steps() {
        return List.of(
                () -> governor.round(options, rates.round(options), sharing),
                categoryRates::round,
                this::endSharing,
                () -> landing.round(options.finish().program()),
                () -> space.round(options.reserve(), undo::emptyTrash, this::soon),
                () -> watching.round(options.landing()),
                undo::round,
                recorder::round,
                this::watchDownloads);
    }

    /** Starts what is not paused, and returns when that has been tried. */
    void begin() {
        CompletableFuture.runAsync(rounds::round, thread).join();
        Shelf.all(shelf.all().stream().map(ManagedTorrent::settled).toList()).join();
        rounds.begin();
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> Rounds.attempt(totals::round),
                Totals.ROUND.toSeconds(),
                Totals.ROUND.toSeconds(),
                TimeUnit.SECONDS);
    }

    void soon() {
        CompletableFuture<Void> unused = rounds.soon();
    }

    /** Does something that can be taken back, unless the user does not want that. Library's thread. */
    CompletableFuture<Void> undoable(
            UndoStep.Kind kind,
            String subject,
            Function<UndoStep, KeptStep> make,
            Function<Optional<KeptStep>, CompletableFuture<Void>> deed) {
        return options.undoFor().isZero()
                ? deed.apply(Optional.empty())
                : undo.doing(kind, subject, make, step -> deed.apply(Optional.of(step)));
    }

    /** After the torrents have stopped. Library's thread. */
    void saveCounts() {
        totals.saveAll();
        recorder.record();
    }

    void end() {
        thread.shutdownNow();
        lookout.shutdownNow();
        days.close();
        ports.awake().close();
    }

    private void endSharing() {
        for (ManagedTorrent torrent : sharing.reached()) {
            InfoHash hash = torrent.entry().infoHash();
            CompletableFuture<Void> paused = shelf.command(hash, enough -> {
                Entry entry = enough.entry();
                Entry shared = entry.withStanding(entry.standing().withShared(true));
                runner.save(enough, shared.withPaused(true));
                return Shelf.done();
            });
            CompletableFuture<Void> ended = paused.thenCompose(
                    nothing -> switch (torrent.verdict().share().then()) {
                        case PAUSE -> rounds.soon();
                        case REMOVE -> commands.remove(hash, false);
                        case REMOVE_WITH_DATA -> commands.remove(hash, true);
                    });
            CompletableFuture<Void> unused = ended.exceptionally(failed -> {
                LOG.warn("{} was shared enough, but goes on", hash, failed);
                return null;
            });
        }
    }

    /** The machine stays awake while there are downloads, and something may be wanted when there are none any more. */
    private void watchDownloads() {
        Set<ManagedTorrent> unfinished = new HashSet<>();
        boolean downloading = false;
        for (ManagedTorrent torrent : shelf.all()) {
            if (!torrent.entry().paused() && !isFinished(torrent)) {
                unfinished.add(torrent);
                downloading |= torrent.running()
                        .map(EngineTorrent::snapshot)
                        .filter(live -> live.phase() instanceof TorrentPhase.Downloading
                                || live.phase() instanceof TorrentPhase.FetchingMetadata)
                        .isPresent();
            }
        }
        ports.awake().set(options.finish().awake() && downloading);
        WhenDone wanted = options.finish().whenDone();
        if (done.update(unfinished, this::isFinished) && wanted != WhenDone.NOTHING) {
            lookout.execute(() -> ports.done().accept(wanted));
        }
    }

    private boolean isFinished(ManagedTorrent torrent) {
        return torrent.isComplete() && landing.isAtHome(torrent);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** What the engine reports, and others have to know. */
    private final class Reports implements TorrentRunner.Hooks {
        @Override
        public List<String> unwanted() {
            return options.landing().unwanted();
        }

        @Override
        public void completed(ManagedTorrent torrent) {
            landing.completed(torrent);
        }
    }

    /** What follows from a change of labels. */
    private final class Labelled implements LabelBook.Follower {
        @Override
        public void changed() {
            soon();
        }

        @Override
        public CompletableFuture<Void> undoable(Category before, Supplier<CompletableFuture<Void>> change) {
            return LibraryCore.this.undoable(
                    UndoStep.Kind.CATEGORY_LIMIT,
                    before.name(),
                    step -> KeptStep.of(step, before),
                    step -> change.get());
        }

        @Override
        public CompletableFuture<Void> move(InfoHash torrent, Path folder) {
            return commands.move(torrent, folder, progress -> {});
        }
    }

    /** What follows when torrents go and come back. */
    private final class Returning implements Reversal.Listener {
        @Override
        public void dropped(ManagedTorrent torrent) {
            shelf.drop(torrent);
            totals.removed(torrent);
            recorder.removed(torrent);
            soon();
        }

        @Override
        public CompletableFuture<Void> restored(ManagedTorrent torrent) {
            return Shelf.done()
                    .thenComposeAsync(nothing -> rounds.soon(), thread)
                    .thenCompose(nothing -> torrent.settled());
        }

        @Override
        public CompletableFuture<Void> restoreCategory(KeptStep step) {
            return labels.set(step.category().orElseThrow());
        }
    }
}
