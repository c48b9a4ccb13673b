package org.starling.library;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;
import org.starling.engine.Conditions;
import org.starling.engine.Encryption;
import org.starling.engine.Engine;
import org.starling.engine.EngineException;
import org.starling.engine.EngineLimits;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.PieceCounts;
import org.starling.engine.PieceReader;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortTest;
import org.starling.engine.RunCounts;
import org.starling.engine.TorrentData;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TorrentSource;
import org.starling.engine.TrackerSnapshot;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/** An engine that moves no data: it records what the library asks of it. */
final class FakeEngine implements Engine {

    final Map<InfoHash, FakeTorrent> running = new ConcurrentHashMap<>();

    FakeTorrent running(InfoHash hash) {
        return Objects.requireNonNull(running.get(hash), "not running");
    }

    final List<String> log = new CopyOnWriteArrayList<>();
    volatile boolean refuseMoves;

    private CompletableFuture<Void> moved(String move) {
        log.add(move);
        return refuseMoves
                ? CompletableFuture.failedFuture(new EngineException(EngineException.Kind.TARGET_EXISTS, move))
                : CompletableFuture.completedFuture(null);
    }

    final class FakeTorrent implements EngineTorrent {
        final TorrentSource source;
        final TorrentListener listener;
        final List<InetSocketAddress> peers = new ArrayList<>();
        int announces;
        volatile TorrentSettings settings;
        volatile long downloaded;
        volatile int goodPieces;
        volatile long uploaded;
        volatile long downRate;
        volatile long upRate;
        volatile TorrentPhase phase = new TorrentPhase.Downloading();
        volatile RunCounts run = RunCounts.NONE;
        /** What its readers did, in order. */
        final List<String> reads = new CopyOnWriteArrayList<>();

        private volatile boolean stopped;

        FakeTorrent(TorrentSource source, TorrentSettings settings, TorrentListener listener) {
            this.source = source;
            this.settings = settings;
            this.listener = listener;
        }

        @Override
        public TorrentSnapshot snapshot() {
            Optional<Metainfo> metainfo =
                    source instanceof TorrentSource.Known known ? Optional.of(known.metainfo()) : Optional.empty();
            return new TorrentSnapshot(
                    source.infoHash(),
                    metainfo,
                    phase,
                    stopped ? Optional.empty() : metainfo.map(this::have),
                    0,
                    0,
                    downRate,
                    upRate,
                    downloaded,
                    uploaded,
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    PieceCounts.NONE,
                    run);
        }

        @Override
        public CompletableFuture<List<PeerSnapshot>> peers() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public List<TrackerSnapshot> trackers() {
            return List.of(TrackerSnapshot.idle("http://running/announce", 0));
        }

        @Override
        public PieceReader reader() {
            return new FakeReader(this);
        }

        @Override
        public CompletableFuture<List<FileSnapshot>> files() {
            return CompletableFuture.completedFuture(List.of());
        }

        @Override
        public CompletableFuture<Conditions> conditions() {
            return CompletableFuture.completedFuture(
                    new Conditions(snapshot(), List.of(), trackers(), 0, 0, 0, 50, 0, 0, 0));
        }

        @Override
        public CompletableFuture<Void> apply(TorrentSettings changed) {
            settings = changed;
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> recheck() {
            log.add("recheck");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
            return moved("move " + folder.getFileName());
        }

        @Override
        public void addPeers(Collection<InetSocketAddress> more) {
            peers.addAll(more);
        }

        @Override
        public void announce() {
            announces++;
        }

        /** All is there, as the real one tells it. */
        void complete() {
            goodPieces = 2;
            phase = new TorrentPhase.Seeding();
            listener.onCompleted();
        }

        private Bitfield have(Metainfo known) {
            Bitfield have = new Bitfield(known.pieces());
            for (int piece = 0; piece < goodPieces; piece++) {
                have.set(piece);
            }
            return have;
        }

        /** Knows nothing of pieces afterwards, like the real one. */
        @Override
        public CompletableFuture<Void> stop() {
            stopped = true;
            running.remove(source.infoHash());
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public InetSocketAddress listening() {
        return new InetSocketAddress(1);
    }

    /** Knows seven seeds of everything. */
    @Override
    public CompletableFuture<List<TrackerSnapshot>> scrape(InfoHash torrent, List<List<String>> tiers) {
        log.add("scrape");
        OptionalLong none = OptionalLong.empty();
        return CompletableFuture.completedFuture(TrackerSnapshot.idle(tiers).stream()
                .map(tracker -> new TrackerSnapshot(
                        tracker.url(), tracker.tier(), tracker.state(), "", 0, OptionalLong.of(7), none, none, none))
                .toList());
    }

    @Override
    public EngineSnapshot snapshot() {
        return new EngineSnapshot(0, 500, false, Encryption.PREFER, 6881, PortMappingStatus.OFF);
    }

    @Override
    public EngineTorrent start(TorrentSource source, TorrentSettings settings, TorrentListener listener) {
        FakeTorrent torrent = new FakeTorrent(source, settings, listener);
        if (running.putIfAbsent(source.infoHash(), torrent) != null) {
            throw new EngineException(EngineException.Kind.ALREADY_RUNNING, "twice");
        }
        return torrent;
    }

    @Override
    public TorrentData data(Metainfo metainfo, TorrentSettings settings) {
        return new TorrentData() {
            @Override
            public CompletableFuture<Bitfield> check(DoubleConsumer progress) {
                return CompletableFuture.completedFuture(Bitfield.full(metainfo.pieces()));
            }

            @Override
            public CompletableFuture<Void> move(Path folder, DoubleConsumer progress) {
                return moved("offline move " + folder.getFileName());
            }

            @Override
            public CompletableFuture<Void> apply(TorrentSettings changed) {
                log.add("offline apply");
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletableFuture<Void> close() {
                log.add("data closed");
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    @Override
    public CompletableFuture<Void> forget(TorrentSource source, TorrentSettings settings, boolean deleteData) {
        log.add("forget " + (deleteData ? "with data" : "without data"));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void limits(EngineLimits limits) {
        log.add("limits " + limits);
    }

    @Override
    public void ban(Set<InetAddress> addresses) {
        log.add("ban " + addresses);
    }

    @Override
    public CompletableFuture<PortTest> testPort() {
        return CompletableFuture.completedFuture(PortTest.NEVER);
    }

    @Override
    public Optional<byte[]> resumeState(InfoHash torrent) {
        return Optional.of(new byte[] {1});
    }

    @Override
    public void restore(InfoHash torrent, byte[] resumeState) {
        log.add("restore " + resumeState.length);
    }

    @Override
    public long verifiedBytes(InfoHash torrent) {
        return 0;
    }

    @Override
    public void close() {}
}
