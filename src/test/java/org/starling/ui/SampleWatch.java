package org.starling.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.FilePriority;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerOrigin;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Evidence;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Kind;
import org.starling.engine.diagnosis.Severity;
import org.starling.library.TorrentWatch;

/** A closer look at a sample: peers of several clients, a tracker that works and two that do not. */
record SampleWatch(Metainfo metainfo, int number) implements TorrentWatch {
    private static final List<PeerOrigin> ORIGINS = List.of(PeerOrigin.values());

    private static final List<String> CLIENTS = List.of(
            "qBittorrent 5.0.2",
            "Transmission 4.0.6",
            "libtorrent 2.0.11",
            "Starling 0.1",
            "BiglyBT 3.7",
            "Deluge 2.1.1");

    @Override
    public CompletableFuture<List<PeerSnapshot>> peers() {
        List<PeerSnapshot> peers = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Set<PeerFlag> flags = i % 3 == 0
                    ? Set.of(PeerFlag.WE_WANT, PeerFlag.CHOKES_US, PeerFlag.WE_CHOKE)
                    : i % 3 == 1
                            ? Set.of(PeerFlag.SEED, PeerFlag.WE_WANT, PeerFlag.WE_CHOKE)
                            : Set.of(PeerFlag.WANTS, PeerFlag.OPTIMISTIC);
            PeerOrigin origin = ORIGINS.get(i % ORIGINS.size());
            peers.add(new PeerSnapshot(
                    SampleLists.address(i),
                    CLIENTS.get(i % CLIENTS.size()),
                    origin,
                    i % 2 == 0,
                    flags,
                    i % 3 == 0 ? 0 : 70_000L * (i + 1),
                    i % 3 == 2 ? 31_000L * i : 0,
                    9_400_000L * i,
                    2_200_000L * (i % 5),
                    i % 3 == 1 ? 1 : 0.07 * i,
                    i,
                    0,
                    61L * (i + 1)));
        }
        return CompletableFuture.completedFuture(peers);
    }

    @Override
    public CompletableFuture<List<TrackerSnapshot>> trackers() {
        OptionalLong none = OptionalLong.empty();
        return CompletableFuture.completedFuture(List.of(
                new TrackerSnapshot(
                        "https://tracker.debian.example/announce",
                        0,
                        TrackerSnapshot.State.WORKING,
                        "",
                        50,
                        OptionalLong.of(812),
                        OptionalLong.of(31),
                        OptionalLong.of(90_412),
                        OptionalLong.of(1_512)),
                new TrackerSnapshot(
                        "udp://tracker.archive.example:6969/announce",
                        1,
                        TrackerSnapshot.State.UNREACHABLE,
                        "",
                        0,
                        none,
                        none,
                        none,
                        OptionalLong.of(240)),
                new TrackerSnapshot(
                        "https://private.example/announce",
                        2,
                        TrackerSnapshot.State.REFUSED,
                        "torrent not registered with this tracker",
                        0,
                        none,
                        none,
                        none,
                        OptionalLong.of(3_600))));
    }

    @Override
    public CompletableFuture<List<FileSnapshot>> files() {
        List<FileSnapshot> files = new ArrayList<>();
        for (int i = 0; i < metainfo.files().size(); i++) {
            long length = metainfo.files().get(i).length();
            files.add(new FileSnapshot(
                    i, length, length * (9 - i) / 10, FilePriority.NORMAL, i == 4 ? 0.6 : 2 + i * 1.7));
        }
        return CompletableFuture.completedFuture(files);
    }

    @Override
    public CompletableFuture<List<Finding>> diagnose() {
        return CompletableFuture.completedFuture(List.of(
                new Finding(
                        Kind.MOST_CHOKE,
                        Severity.SLOWS,
                        List.of(new Evidence.Count(18), new Evidence.Count(20), new Evidence.Count(3))),
                new Finding(
                        Kind.DOWN_LIMITED,
                        Severity.SLOWS,
                        List.of(new Evidence.Rate(2_040_000), new Evidence.Rate(2_097_152))),
                new Finding(
                        Kind.SOME_TRACKERS_FAIL,
                        Severity.HINT,
                        List.of(
                                new Evidence.Count(2),
                                new Evidence.Count(3),
                                new Evidence.Words("private.example"),
                                new Evidence.Tracker(
                                        TrackerSnapshot.State.REFUSED, "torrent not registered with this tracker"))),
                new Finding(Kind.PORT_CLOSED, Severity.HINT, List.of(new Evidence.Words("6881")))));
    }
}
