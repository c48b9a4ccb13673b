package org.starling.app;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import org.starling.engine.Encryption;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.PortTest;
import org.starling.engine.TorrentLimits;
import org.starling.library.AddRequest;
import org.starling.library.ClientTotals;
import org.starling.library.Library;
import org.starling.library.LibraryException;
import org.starling.library.LibraryNotice;
import org.starling.library.LibraryOptions;
import org.starling.library.LibrarySnapshot;
import org.starling.library.LibraryTotals;
import org.starling.library.LoadWarning;
import org.starling.library.TorrentInput;
import org.starling.library.TorrentView;
import org.starling.library.TorrentWatch;
import org.starling.library.category.LabelCommands;
import org.starling.library.queue.QueueCommands;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.RateStatus;
import org.starling.library.share.ShareLimits;
import org.starling.library.statistics.Statistics;
import org.starling.library.stream.StreamedFile;
import org.starling.library.undo.UndoCommands;
import org.starling.library.undo.UndoStep;
import org.starling.library.watch.WatchFolder;
import org.starling.wire.InfoHash;

/** A list in memory that does what it is told and remembers it. Thread-safe. */
public final class FakeLibrary implements Library {
    private final Map<InfoHash, TorrentView> views = new LinkedHashMap<>();
    private final Map<InfoHash, Metainfo> known = new HashMap<>();
    private final Map<InfoHash, TorrentWatch> watches = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<AddRequest> added = new ArrayList<>();
    private final List<LibraryNotice> notices = new ArrayList<>();
    private List<WatchFolder> watched = List.of();
    private RateStatus rates = RateStatus.NORMAL;
    private volatile PortTest portTest = PortTest.NEVER;

    /** Categories and tags, which torrents in the list do not follow. */
    public final FakeLabels labels = new FakeLabels();

    /** What can be taken back: whatever was removed. */
    private final FakeUndo undo = new FakeUndo();

    public synchronized void put(TorrentView view, Metainfo metainfo) {
        views.put(view.infoHash(), view);
        known.put(view.infoHash(), metainfo);
    }

    public synchronized void change(InfoHash torrent, UnaryOperator<TorrentView> change) {
        views.computeIfPresent(torrent, (hash, view) -> change.apply(view));
    }

    /** What was asked for, in words. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    private synchronized void note(String call) {
        calls.add(call);
    }

    public synchronized List<AddRequest> added() {
        return List.copyOf(added);
    }

    private synchronized CompletableFuture<Void> done(InfoHash torrent, String call) {
        calls.add(call + " " + torrent.hex().substring(0, 4));
        return views.containsKey(torrent)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(
                        new LibraryException(LibraryException.Kind.UNKNOWN_TORRENT, torrent.hex()));
    }

    @Override
    public CompletableFuture<StreamedFile> stream(InfoHash torrent, int file) {
        note("stream " + file + " " + torrent.hex().substring(0, 4));
        return metainfo(torrent)
                .map(info -> CompletableFuture.completedFuture(
                        new StreamedFile(info, file, () -> new ZeroReader(this::note))))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new LibraryException(LibraryException.Kind.NO_METADATA_YET, torrent.hex())));
    }

    @Override
    public synchronized CompletableFuture<InfoHash> add(AddRequest request) {
        if (request.input() instanceof TorrentInput.File file && file.bytes()[0] == 'b') {
            MetainfoException refused = new MetainfoException(MetainfoException.Reason.V2_ONLY, "bad");
            return CompletableFuture.failedFuture(
                    new LibraryException(LibraryException.Kind.NOT_A_TORRENT, "V2_ONLY", refused));
        }
        InfoHash hash = request.input() instanceof TorrentInput.Link link
                ? link.magnet().infoHash()
                : SampleTorrents.film().infoHash();
        added.add(request);
        calls.add("add " + hash.hex().substring(0, 4) + " " + request.settings().priorities() + request.peers());
        Metainfo metainfo = SampleTorrents.film();
        views.putIfAbsent(hash, SampleTorrents.view(hash, metainfo, request.settings()));
        known.putIfAbsent(hash, metainfo);
        return CompletableFuture.completedFuture(hash);
    }

    @Override
    public CompletableFuture<Void> pause(InfoHash torrent) {
        return done(torrent, "pause");
    }

    @Override
    public CompletableFuture<Void> resume(InfoHash torrent) {
        return done(torrent, "resume");
    }

    @Override
    public CompletableFuture<Void> recheck(InfoHash torrent) {
        find(torrent).ifPresent(view -> undo.add(UndoStep.Kind.RECHECK, view.name(), () -> {}));
        return done(torrent, "recheck");
    }

    @Override
    public synchronized CompletableFuture<Void> remove(InfoHash torrent, boolean deleteData) {
        CompletableFuture<Void> done = done(torrent, deleteData ? "delete" : "remove");
        Optional.ofNullable(views.remove(torrent))
                .ifPresent(view -> undo.add(
                        deleteData ? UndoStep.Kind.REMOVE_WITH_DATA : UndoStep.Kind.REMOVE,
                        view.name(),
                        () -> views.put(torrent, view)));
        return done;
    }

    @Override
    public CompletableFuture<Void> prioritise(InfoHash torrent, Map<Integer, FilePriority> priorities) {
        change(torrent, view -> {
            List<FilePriority> all = new ArrayList<>();
            for (int i = 0; i < metainfo(torrent).orElseThrow().files().size(); i++) {
                all.add(priorities.getOrDefault(i, view.settings().priority(i)));
            }
            return SampleTorrents.withSettings(view, view.settings().withPriorities(all));
        });
        return done(torrent, "prioritise");
    }

    @Override
    public CompletableFuture<Void> rename(InfoHash torrent, int file, String path) {
        change(
                torrent,
                view -> SampleTorrents.withSettings(view, view.settings().withRenames(Map.of(file, path))));
        return done(torrent, "rename " + file + " " + path);
    }

    @Override
    public CompletableFuture<Void> limit(InfoHash torrent, TorrentLimits limits) {
        find(torrent).ifPresent(view -> undo.add(UndoStep.Kind.LIMIT, view.name(), () -> change(torrent, now -> view)));
        change(
                torrent,
                view -> SampleTorrents.withSettings(view, view.settings().withLimits(limits)));
        return done(torrent, "limit " + limits.down() + " " + limits.up());
    }

    @Override
    public CompletableFuture<Void> order(InfoHash torrent, boolean sequential, boolean firstAndLastFirst) {
        change(
                torrent,
                view -> SampleTorrents.withSettings(view, view.settings().withOrder(sequential, firstAndLastFirst)));
        return done(torrent, "order " + sequential);
    }

    @Override
    public CompletableFuture<Void> move(InfoHash torrent, Path folder, DoubleConsumer progress) {
        progress.accept(0.5);
        find(torrent).ifPresent(view -> undo.add(UndoStep.Kind.MOVE, view.name(), () -> change(torrent, now -> view)));
        change(
                torrent,
                view -> SampleTorrents.withSettings(view, view.settings().withFolder(folder)));
        return done(torrent, "move");
    }

    @Override
    public CompletableFuture<Void> addPeers(InfoHash torrent, Collection<InetSocketAddress> peers) {
        return done(torrent, "peers");
    }

    @Override
    public CompletableFuture<Void> announce(InfoHash torrent) {
        return done(torrent, "announce");
    }

    @Override
    public CompletableFuture<Void> share(InfoHash torrent, Optional<ShareLimits> limits) {
        return done(torrent, "share " + limits);
    }

    @Override
    public CompletableFuture<Void> trackers(InfoHash torrent, List<List<String>> tiers) {
        return done(torrent, "trackers " + tiers);
    }

    @Override
    public QueueCommands queue() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LabelCommands labels() {
        return labels;
    }

    @Override
    public UndoCommands undo() {
        return undo;
    }

    @Override
    public Statistics statistics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized CompletableFuture<Void> switchRates(Optional<RateMode> mode) {
        rates = new RateStatus(mode.orElse(RateMode.NORMAL), mode.isPresent(), Optional.empty());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletableFuture<Void> watchFolders(List<WatchFolder> folders) {
        if (folders.stream().anyMatch(one -> one.folder().toString().contains("missing"))) {
            return CompletableFuture.failedFuture(new LibraryException(LibraryException.Kind.BAD_FOLDER, "missing"));
        }
        watched = List.copyOf(folders);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void configure(LibraryOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized LibrarySnapshot snapshot() {
        return new LibrarySnapshot(
                list(), labels.organisation(), watched, rates, undo.steps(), List.of(), List.copyOf(notices));
    }

    /** The library has something to tell. */
    public synchronized void notice(LibraryNotice notice) {
        notices.add(notice);
    }

    @Override
    public synchronized List<TorrentView> list() {
        return List.copyOf(views.values());
    }

    @Override
    public synchronized Optional<TorrentView> find(InfoHash torrent) {
        return Optional.ofNullable(views.get(torrent));
    }

    @Override
    public Optional<Path> home(InfoHash torrent) {
        return Optional.empty();
    }

    @Override
    public synchronized Optional<Metainfo> metainfo(InfoHash torrent) {
        return Optional.ofNullable(known.get(torrent));
    }

    @Override
    public synchronized Optional<TorrentWatch> watch(InfoHash torrent) {
        return Optional.ofNullable(watches.get(torrent));
    }

    @Override
    public LibraryTotals totals() {
        ClientTotals session = new ClientTotals(3L << 30, 1L << 30, 3_600, Instant.EPOCH);
        return new LibraryTotals(session, new ClientTotals(5L << 40, 4L << 40, 86_400, Instant.EPOCH));
    }

    @Override
    public EngineSnapshot engine() {
        return new EngineSnapshot(
                41,
                500,
                false,
                Encryption.PREFER,
                6881,
                PortMappingStatus.failed(Trouble.NO_ANSWER, "silence"),
                Optional.of(InetAddresses.forString("203.0.113.9")),
                portTest);
    }

    /** What a test of the port has shown. */
    public void tested(PortTest test) {
        portTest = test;
    }

    /** What a closer look at the torrent shows. */
    public synchronized void watch(InfoHash torrent, TorrentWatch watch) {
        watches.put(torrent, watch);
    }

    @Override
    public List<LoadWarning> warnings() {
        return List.of();
    }

    @Override
    public synchronized void close() {
        calls.add("close");
    }
}
