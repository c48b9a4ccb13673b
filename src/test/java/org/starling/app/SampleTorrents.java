package org.starling.app;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.FilePriority;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerOrigin;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.PieceCounts;
import org.starling.engine.PieceHashes;
import org.starling.engine.RunCounts;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Evidence;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Kind;
import org.starling.engine.diagnosis.Severity;
import org.starling.library.TorrentView;
import org.starling.library.TorrentWatch;
import org.starling.library.TransferTotals;
import org.starling.library.category.Labels;
import org.starling.library.queue.QueueStatus;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareStatus;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;

/** Torrents for tests. */
public final class SampleTorrents {
    private static final int PIECE = 1 << 20;

    private SampleTorrents() {}

    /** A folder with three files. */
    public static Metainfo film() {
        return torrent(
                "Film (2026)",
                List.of("film.mkv", "subs/en.srt", "subs/de.srt"),
                List.of(700L << 20, 50_000L, 51_000L));
    }

    public static Metainfo torrent(String name, List<String> paths, List<Long> lengths) {
        List<MetainfoFile> files = new ArrayList<>();
        long offset = 0;
        for (int i = 0; i < paths.size(); i++) {
            files.add(new MetainfoFile(List.of(paths.get(i).split("/")), lengths.get(i), offset, false, false, false));
            offset += lengths.get(i);
        }
        return of(name, files, offset);
    }

    public static Metainfo of(String name, List<MetainfoFile> files, long size) {
        int pieces = (int) Math.min(1 << 16, Math.max(1, (size + PIECE - 1) / PIECE));
        return new Metainfo(
                InfoHash.of(Sha1.digest(name.getBytes(StandardCharsets.UTF_8))),
                name,
                files.size() == 1 && files.get(0).path().equals(List.of(name)),
                size,
                PIECE,
                new PieceHashes(new byte[pieces * PieceHashes.BYTES]),
                files,
                List.of(
                        List.of("http://tracker.example/announce", "udp://tracker.example:80"),
                        List.of("http://two.example/a")),
                List.of("http://seed.example/film/"),
                List.of(),
                false,
                false,
                Optional.of("a remark"),
                Optional.of("Maker 1.0"),
                Optional.of(1_700_000_000L),
                ByteBuffer.allocate(0));
    }

    public static TorrentView view(InfoHash hash, Metainfo metainfo, TorrentSettings settings) {
        return new TorrentView(
                hash,
                metainfo.name(),
                metainfo.size(),
                0,
                false,
                Instant.EPOCH,
                Optional.empty(),
                TransferTotals.NONE,
                settings,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Labels.NONE,
                new QueueStatus(1, false),
                new ShareStatus(0, Optional.empty(), ShareLimits.NONE, false),
                metainfo.trackers());
    }

    public static TorrentView paused(String name, Path folder) {
        Metainfo metainfo = torrent(name, List.of(name), List.of(100L << 20));
        TorrentView view = view(metainfo.infoHash(), metainfo, TorrentSettings.in(folder));
        return new TorrentView(
                view.infoHash(),
                name,
                view.size(),
                25L << 20,
                true,
                view.added(),
                Optional.empty(),
                TransferTotals.NONE,
                view.settings(),
                Optional.empty(),
                Optional.empty(),
                view.hold(),
                view.labels(),
                view.queue(),
                view.share(),
                view.trackers());
    }

    public static TorrentView withSettings(TorrentView view, TorrentSettings settings) {
        return new TorrentView(
                view.infoHash(),
                view.name(),
                view.size(),
                view.verified(),
                view.paused(),
                view.added(),
                view.completed(),
                view.totals(),
                settings,
                view.live(),
                view.problem(),
                view.hold(),
                view.labels(),
                view.queue(),
                view.share(),
                view.trackers());
    }

    /** The torrent as it runs, so much of it verified. */
    public static TorrentView running(TorrentView view, TorrentPhase phase, long verified, long rate) {
        long left = view.size() - verified;
        TorrentSnapshot live = new TorrentSnapshot(
                view.infoHash(),
                Optional.empty(),
                phase,
                Optional.empty(),
                view.size(),
                verified,
                rate,
                rate / 10,
                verified,
                0,
                14,
                3,
                rate > 0 ? Optional.of(left / rate) : Optional.empty(),
                Optional.empty(),
                PieceCounts.NONE,
                RunCounts.NONE);
        return new TorrentView(
                view.infoHash(),
                view.name(),
                view.size(),
                verified,
                false,
                view.added(),
                view.completed(),
                new TransferTotals(verified, 0, 60, 0),
                view.settings(),
                Optional.of(live),
                Optional.empty(),
                view.hold(),
                view.labels(),
                view.queue(),
                view.share(),
                view.trackers());
    }

    /** A torrent with two peers and a tracker that refuses. */
    public static TorrentWatch watch() {
        return new TorrentWatch() {
            @Override
            public CompletableFuture<List<PeerSnapshot>> peers() {
                return CompletableFuture.completedFuture(List.of(
                        peer("192.0.2.7", Set.of(PeerFlag.WE_WANT, PeerFlag.WE_CHOKE)),
                        peer("2001:db8::7", Set.of(PeerFlag.WE_WANT, PeerFlag.CHOKES_US, PeerFlag.WE_CHOKE))));
            }

            @Override
            public CompletableFuture<List<TrackerSnapshot>> trackers() {
                OptionalLong none = OptionalLong.empty();
                return CompletableFuture.completedFuture(List.of(new TrackerSnapshot(
                        "http://t.example/announce",
                        0,
                        TrackerSnapshot.State.REFUSED,
                        "go away",
                        0,
                        none,
                        none,
                        OptionalLong.of(9),
                        OptionalLong.of(60))));
            }

            @Override
            public CompletableFuture<List<FileSnapshot>> files() {
                return CompletableFuture.completedFuture(
                        List.of(new FileSnapshot(0, 700L << 20, 70L << 20, FilePriority.NORMAL, 2.5)));
            }

            @Override
            public CompletableFuture<List<Finding>> diagnose() {
                List<Evidence> evidence =
                        List.of(new Evidence.Count(18), new Evidence.Count(20), new Evidence.Count(0));
                return CompletableFuture.completedFuture(
                        List.of(new Finding(Kind.MOST_CHOKE, Severity.SLOWS, evidence)));
            }
        };
    }

    private static PeerSnapshot peer(String address, Set<PeerFlag> flags) {
        InetSocketAddress remote = new InetSocketAddress(InetAddresses.forString(address), 51413);
        return new PeerSnapshot(remote, "qBittorrent 5.0", PeerOrigin.PEX, false, flags, 1, 2, 3, 4, 0.5, 6, 7, 8);
    }
}
