package org.starling.library;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.engine.Engine;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Diagnosis;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Kind;
import org.starling.engine.diagnosis.Observation;

/** Asks the engine about a torrent of the list, and answers for it while it does not run. */
record ManagedWatch(ManagedTorrent torrent, Engine engine) implements TorrentWatch {

    @Override
    public CompletableFuture<List<PeerSnapshot>> peers() {
        return torrent.running().map(EngineTorrent::peers).orElseGet(() -> done(List.of()));
    }

    @Override
    public CompletableFuture<List<TrackerSnapshot>> trackers() {
        return torrent.running()
                .map(running -> done(running.trackers()))
                .orElseGet(() -> engine.scrape(
                        torrent.entry().infoHash(), torrent.entry().trackers()));
    }

    @Override
    public CompletableFuture<List<FileSnapshot>> files() {
        return torrent.running().map(EngineTorrent::files).orElseGet(() -> done(List.of()));
    }

    @Override
    public CompletableFuture<List<Finding>> diagnose() {
        boolean paused = torrent.entry().paused();
        return torrent.running()
                .map(running -> running.conditions()
                        .thenApply(conditions -> Diagnosis.of(Observation.of(conditions, engine.snapshot()))))
                .orElseGet(() -> done(torrent.verdict()
                        .hold()
                        .map(hold -> Diagnosis.held(kind(hold)))
                        .orElseGet(() -> Diagnosis.of(Observation.stopped(paused)))));
    }

    private static Kind kind(Hold hold) {
        return switch (hold) {
            case QUEUED -> Kind.QUEUED;
            case SCHEDULE -> Kind.SCHEDULED;
            case DISK_SPACE -> Kind.NEARLY_FULL;
        };
    }

    private static <T> CompletableFuture<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }
}
