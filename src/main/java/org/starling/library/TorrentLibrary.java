package org.starling.library;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Engine;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentData;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.wire.InfoHash;

/**
 * The library on disk and engine. One thread changes everything; a command is saved first and carried out then, so that
 * what was acknowledged survives a kill at any moment.
 */
public final class TorrentLibrary implements Library {

    private static final Logger LOG = LoggerFactory.getLogger(TorrentLibrary.class);
    private static final long CLOSE_SECONDS = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "library");
        made.setDaemon(true);
        return made;
    });
    private final ConcurrentSkipListMap<Long, ManagedTorrent> bySequence = new ConcurrentSkipListMap<>();
    private final Map<InfoHash, ManagedTorrent> byHash = new ConcurrentHashMap<>();
    private final EntryStore store;
    private final TorrentRunner runner;
    private final Engine engine;
    private final Adding adding;
    private final Totals totals;
    private final List<LoadWarning> warnings = new ArrayList<>();
    private volatile boolean closed;

    /** Loads the list from the folder and starts what is not paused. */
    public TorrentLibrary(Path folder, Engine engine, MetainfoService metainfos, InstantSource clock)
            throws IOException {
        this.engine = engine;
        this.store = new EntryStore(folder);
        this.runner = new TorrentRunner(engine, metainfos, store, thread, clock);
        EntryStore.Contents contents = store.load();
        contents.entries().forEach(entry -> put(new ManagedTorrent(entry)));
        contents.olderUsed().forEach(hash -> warnings.add(new LoadWarning(hash, LoadWarning.Kind.OLDER_ENTRY_USED)));
        contents.lost().forEach(hash -> warnings.add(new LoadWarning(hash, LoadWarning.Kind.LOST)));
        this.adding = new Adding(metainfos, store, clock);
        this.totals = new Totals(new TotalsFile(folder), store, bySequence::values, clock);
        CompletableFuture.runAsync(this::startAll, thread).join();
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                totals::round, Totals.ROUND.toSeconds(), Totals.ROUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public CompletableFuture<InfoHash> add(AddRequest request) {
        return onThread(() -> {
            Adding.Added added = adding.prepare(request);
            ManagedTorrent known = byHash.get(added.infoHash());
            if (known != null) {
                return merge(known, added, request);
            }
            TargetFolder.require(request.settings().folder());
            ManagedTorrent torrent = new ManagedTorrent(adding.save(added, request, nextSequence()));
            put(torrent);
            if (!request.paused()) {
                runner.start(torrent, added.torrent().map(Adding.Torrent::metainfo));
                torrent.running().ifPresent(running -> running.addPeers(request.peers()));
            }
            return CompletableFuture.completedFuture(added.infoHash());
        });
    }

    @Override
    public CompletableFuture<Void> pause(InfoHash hash) {
        return command(hash, torrent -> {
            save(torrent, torrent.entry().withPaused(true));
            return runner.stop(torrent);
        });
    }

    @Override
    public CompletableFuture<Void> resume(InfoHash hash) {
        return command(hash, torrent -> {
            save(torrent, torrent.entry().withPaused(false));
            runner.start(torrent);
            return done();
        });
    }

    @Override
    public CompletableFuture<Void> recheck(InfoHash hash) {
        return command(
                hash,
                torrent -> torrent.running()
                        .map(EngineTorrent::recheck)
                        .orElseGet(() -> withData(
                                torrent,
                                data -> data.check(progress -> {})
                                        .thenAcceptAsync(have -> runner.checked(torrent, have), thread))));
    }

    @Override
    public CompletableFuture<Void> remove(InfoHash hash, boolean deleteData) {
        return command(
                hash,
                torrent -> runner.stop(torrent)
                        .thenComposeAsync(
                                nothing -> {
                                    Entry entry = torrent.entry();
                                    CompletableFuture<Void> forgotten =
                                            engine.forget(runner.sourceOrHash(entry), entry.settings(), deleteData);
                                    return forgotten.thenRunAsync(() -> drop(torrent), thread);
                                },
                                thread));
    }

    @Override
    public CompletableFuture<Void> prioritise(InfoHash hash, Map<Integer, FilePriority> priorities) {
        return command(hash, torrent -> {
            int files = runner.requireMetainfo(torrent).files().size();
            List<FilePriority> all = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                all.add(priorities.getOrDefault(i, torrent.entry().settings().priority(i)));
            }
            priorities.keySet().forEach(file -> requireFile(file, files));
            return change(torrent, settings -> settings.withPriorities(all));
        });
    }

    @Override
    public CompletableFuture<Void> rename(InfoHash hash, int file, String path) {
        return command(hash, torrent -> {
            Metainfo metainfo = runner.requireMetainfo(torrent);
            requireFile(file, metainfo.files().size());
            Map<Integer, String> renames =
                    new HashMap<>(torrent.entry().settings().renames());
            renames.put(file, path);
            CompletableFuture<Void> renamed = change(torrent, settings -> settings.withRenames(renames));
            return metainfo.singleFile() ? renamed.thenRunAsync(() -> nameAfter(path, torrent), thread) : renamed;
        });
    }

    @Override
    public CompletableFuture<Void> order(InfoHash hash, boolean sequential, boolean firstAndLastFirst) {
        return command(hash, torrent -> change(torrent, settings -> settings.withOrder(sequential, firstAndLastFirst)));
    }

    @Override
    public CompletableFuture<Void> limit(InfoHash hash, TorrentLimits limits) {
        return command(hash, torrent -> {
            TorrentSettings limited = torrent.entry().settings().withLimits(limits);
            save(torrent, torrent.entry().withSettings(limited));
            return torrent.running().map(running -> running.apply(limited)).orElseGet(TorrentLibrary::done);
        });
    }

    @Override
    public CompletableFuture<Void> move(InfoHash hash, Path folder, DoubleConsumer progress) {
        return command(hash, torrent -> {
            CompletableFuture<Void> moved = torrent.running()
                    .map(running -> running.move(folder, progress))
                    .orElseGet(() -> withData(torrent, data -> data.move(folder, progress)));
            return moved.thenRunAsync(
                    () -> save(
                            torrent,
                            torrent.entry()
                                    .withSettings(torrent.entry().settings().withFolder(folder))),
                    thread);
        });
    }

    @Override
    public CompletableFuture<Void> addPeers(InfoHash hash, Collection<InetSocketAddress> peers) {
        return command(hash, torrent -> {
            torrent.running().ifPresent(running -> running.addPeers(peers));
            return done();
        });
    }

    @Override
    public List<TorrentView> list() {
        return bySequence.values().stream().map(ManagedTorrent::view).toList();
    }

    @Override
    public Optional<TorrentView> find(InfoHash hash) {
        return Optional.ofNullable(byHash.get(hash)).map(ManagedTorrent::view);
    }

    @Override
    public Optional<Metainfo> metainfo(InfoHash hash) {
        return Optional.ofNullable(byHash.get(hash)).flatMap(runner::metainfo);
    }

    @Override
    public Optional<TorrentWatch> watch(InfoHash hash) {
        return Optional.ofNullable(byHash.get(hash)).map(torrent -> new ManagedWatch(torrent, engine));
    }

    @Override
    public LibraryTotals totals() {
        return totals.now();
    }

    @Override
    public EngineSnapshot engine() {
        return engine.snapshot();
    }

    @Override
    public List<LoadWarning> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            done().thenComposeAsync(
                            nothing -> CompletableFuture.allOf(byHash.values().stream()
                                    .map(torrent -> torrent.enqueue(thread, () -> runner.stop(torrent)))
                                    .toArray(CompletableFuture[]::new)),
                            thread)
                    .whenCompleteAsync((nothing, failed) -> totals.saveAll(), thread)
                    .get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException slow) {
            LOG.warn("not every torrent stopped in time; what is verified is saved all the same", slow);
        } finally {
            thread.shutdownNow();
        }
    }

    private CompletableFuture<InfoHash> merge(ManagedTorrent torrent, Adding.Added added, AddRequest request) {
        return torrent.enqueue(thread, () -> {
            boolean changed = adding.merge(torrent, added);
            boolean restart = changed && torrent.running().isPresent();
            return (restart ? runner.stop(torrent) : done())
                    .thenApplyAsync(
                            nothing -> {
                                if (!torrent.entry().paused()) {
                                    runner.start(torrent);
                                }
                                torrent.running().ifPresent(running -> running.addPeers(request.peers()));
                                return added.infoHash();
                            },
                            thread);
        });
    }

    /** A torrent of one file is known to its user by that file's name. */
    private void nameAfter(String path, ManagedTorrent torrent) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        save(torrent, torrent.entry().withIdentity(name, torrent.entry().size()));
    }

    private CompletableFuture<Void> change(ManagedTorrent torrent, UnaryOperator<TorrentSettings> change) {
        TorrentSettings before = torrent.entry().settings();
        TorrentSettings after = change.apply(before);
        CompletableFuture<Void> applied = torrent.running()
                .map(running -> running.apply(after))
                .orElseGet(() ->
                        runner.metainfo(torrent).isEmpty() ? done() : withData(torrent, data -> data.apply(after)));
        return applied.thenRunAsync(() -> save(torrent, torrent.entry().withSettings(after)), thread);
    }

    private CompletableFuture<Void> withData(
            ManagedTorrent torrent, Function<TorrentData, CompletableFuture<Void>> work) {
        TorrentData data =
                engine.data(runner.requireMetainfo(torrent), torrent.entry().settings());
        CompletableFuture<Void> worked = work.apply(data);
        return worked.exceptionally(failed -> null)
                .thenCompose(nothing -> data.close())
                .thenCompose(nothing -> worked);
    }

    private void save(ManagedTorrent torrent, Entry entry) {
        runner.save(torrent, entry);
    }

    private void startAll() {
        bySequence.values().stream()
                .filter(torrent -> !torrent.entry().paused())
                .forEach(runner::start);
    }

    private void put(ManagedTorrent torrent) {
        bySequence.put(torrent.entry().sequence(), torrent);
        byHash.put(torrent.entry().infoHash(), torrent);
    }

    private void drop(ManagedTorrent torrent) {
        runner.delete(torrent);
        bySequence.remove(torrent.entry().sequence());
        byHash.remove(torrent.entry().infoHash());
        totals.removed(torrent);
    }

    private long nextSequence() {
        return bySequence.isEmpty() ? 1 : bySequence.lastKey() + 1;
    }

    private static void requireFile(int file, int files) {
        if (file < 0 || file >= files) {
            throw new LibraryException(LibraryException.Kind.NO_SUCH_FILE, String.valueOf(file));
        }
    }

    private CompletableFuture<Void> command(InfoHash hash, Function<ManagedTorrent, CompletableFuture<Void>> command) {
        return onThread(() -> {
            ManagedTorrent torrent = byHash.get(hash);
            if (torrent == null) {
                throw new LibraryException(LibraryException.Kind.UNKNOWN_TORRENT, hash.hex());
            }
            return torrent.enqueue(thread, () -> command.apply(torrent));
        });
    }

    private <T> CompletableFuture<T> onThread(Supplier<CompletableFuture<T>> command) {
        if (closed) {
            return CompletableFuture.failedFuture(new LibraryException(LibraryException.Kind.CLOSED, "closing"));
        }
        return done().thenComposeAsync(nothing -> command.get(), thread);
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
