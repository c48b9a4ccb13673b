package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.library.space.FreeSpace;
import org.starling.library.space.SpaceGuard;

/** Knows which folders are on a disk that is nearly full. Library's thread; it asks the disk on another one. */
final class SpaceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST_FOLDERS = 200;

    private final Shelf shelf;
    private final FreeSpace space;
    private final Clock clock;
    private final Executor lookout;
    private Map<Path, Boolean> full = Map.of();
    private Instant next = Instant.MIN;
    private boolean looking;

    /** @param lookout may be kept waiting by a disk */
    SpaceWatch(Shelf shelf, FreeSpace space, Clock clock, Executor lookout) {
        this.shelf = shelf;
        this.space = space;
        this.clock = clock;
        this.lookout = lookout;
    }

    /** Of a torrent that would write. */
    boolean hasNoRoom(ManagedTorrent torrent) {
        return !full.isEmpty()
                && full.getOrDefault(torrent.entry().settings().folder(), false)
                && !torrent.isComplete();
    }

    /**
     * Looks again when it is time.
     *
     * @param becameFull told when there is a full disk that was not full before
     * @param changed told when anything is other than before
     */
    void round(long reserve, Runnable becameFull, Runnable changed) {
        Instant now = clock.instant();
        if (looking || now.isBefore(next) || (reserve <= 0 && full.isEmpty())) {
            return;
        }
        next = now.plus(PAUSE);
        looking = true;
        Set<Path> folders = shelf.all().stream()
                .filter(torrent -> !torrent.entry().paused() && !torrent.isComplete())
                .map(torrent -> torrent.entry().settings().folder())
                .distinct()
                .limit(MOST_FOLDERS)
                .collect(Collectors.toSet());
        Map<Path, Boolean> before = full;
        CompletableFuture<Void> unused = CompletableFuture.supplyAsync(() -> look(folders, before, reserve), lookout)
                .whenCompleteAsync((found, failed) -> looking = false, shelf.thread())
                .thenAccept(found -> {
                    boolean fuller = found.containsValue(true) && !before.containsValue(true);
                    if (!found.equals(before)) {
                        full = found;
                        changed.run();
                    }
                    if (fuller) {
                        becameFull.run();
                    }
                })
                .exceptionally(failed -> {
                    LOG.warn("nobody knows how full the disks are", failed);
                    return null;
                });
    }

    private Map<Path, Boolean> look(Set<Path> folders, Map<Path, Boolean> before, long reserve) {
        Map<Path, Boolean> found = new HashMap<>();
        for (Path folder : List.copyOf(folders)) {
            boolean wasFull = before.getOrDefault(folder, false);
            try {
                if (SpaceGuard.isFull(wasFull, space.free(folder), reserve)) {
                    found.put(folder, true);
                }
            } catch (IOException silent) {
                // A folder that cannot be asked is the engine's to complain of.
                LOG.debug("no answer about {}: {}", folder, silent.toString());
            }
        }
        return found;
    }
}
