package org.starling.library;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.library.category.Category;
import org.starling.library.category.Labels;
import org.starling.library.category.Organisation;
import org.starling.library.finish.ProgramLine;
import org.starling.library.finish.Programs;
import org.starling.wire.SafeNames;

/** Where the data of a torrent goes, first and at last, and what is run then. Library's thread. */
final class Landing {
    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final Shelf shelf;
    private final Changes changes;
    private final Notices notices;
    private final Clock clock;
    private final Programs programs;
    private final Set<ManagedTorrent> moving = new HashSet<>();
    private final Set<ManagedTorrent> finishing = new HashSet<>();
    private final Map<ManagedTorrent, Instant> notBefore = new HashMap<>();

    Landing(Shelf shelf, Changes changes, Notices notices, LibraryPorts ports) {
        this.shelf = shelf;
        this.changes = changes;
        this.notices = notices;
        this.clock = ports.clock();
        this.programs = ports.programs();
    }

    /** Where a new torrent's data lies at first, and where it belongs in the end, if that is elsewhere. */
    record Place(TorrentSettings settings, Optional<Path> home) {}

    static Place place(AddRequest request, Labels labels, Organisation organisation, LandingOptions options) {
        Path named = request.settings().folder();
        Path begin = named;
        Path end = named;
        if (!request.filing().folderChosen()) {
            Optional<Path> ofCategory =
                    labels.category().flatMap(organisation::category).flatMap(Category::folder);
            begin = ofCategory.orElse(named);
            end = ofCategory.or(options::complete).orElse(named);
        }
        Path first = options.incomplete().orElse(begin);
        return new Place(request.settings().withFolder(first), first.equals(end) ? Optional.empty() : Optional.of(end));
    }

    /** It was completed for the first time: a program is run, as soon as the data lies where it belongs. */
    void completed(ManagedTorrent torrent) {
        finishing.add(torrent);
    }

    /** Moves what is complete to where it belongs; what could not be moved is tried again later. */
    void round(List<String> program) {
        Instant now = clock.instant();
        for (ManagedTorrent torrent : shelf.all()) {
            Optional<Path> home = torrent.entry().standing().home();
            boolean seeds = torrent.running()
                    .filter(running -> running.snapshot().phase() instanceof TorrentPhase.Seeding)
                    .isPresent();
            boolean due = !notBefore.getOrDefault(torrent, Instant.MIN).isAfter(now);
            if (home.isPresent() && seeds && due && moving.add(torrent)) {
                bringHome(torrent, home.get());
            }
        }
        finishing.removeIf(torrent -> isAtHome(torrent) && run(torrent, program));
        Set<ManagedTorrent> present = new HashSet<>(shelf.all());
        finishing.retainAll(present);
        notBefore.keySet().retainAll(present);
    }

    boolean isAtHome(ManagedTorrent torrent) {
        return torrent.entry().standing().home().isEmpty();
    }

    private void bringHome(ManagedTorrent torrent, Path home) {
        CompletableFuture<Void> unused = torrent.enqueue(
                        shelf.thread(), () -> changes.move(torrent, home, progress -> {}))
                .handleAsync(
                        (nothing, failed) -> {
                            moving.remove(torrent);
                            if (failed != null) {
                                LOG.warn(
                                        "{} was not moved to {}",
                                        torrent.entry().infoHash(),
                                        home,
                                        failed);
                                notBefore.put(torrent, clock.instant().plus(PAUSE));
                                notices.add(
                                        LibraryNotice.Kind.MOVE_FAILED,
                                        torrent.entry().name());
                            }
                            return null;
                        },
                        shelf.thread());
    }

    private boolean run(ManagedTorrent torrent, List<String> program) {
        if (!program.isEmpty()) {
            programs.run(ProgramLine.fill(program, values(torrent.entry())), failed -> {
                LOG.warn("{} for {}: {}", program.get(0), torrent.entry().infoHash(), failed);
                notices.add(LibraryNotice.Kind.PROGRAM_FAILED, program.get(0) + ": " + failed);
            });
        }
        return true;
    }

    private static Map<String, String> values(Entry entry) {
        Path folder = entry.settings().folder();
        Labels labels = entry.standing().labels();
        return Map.of(
                "name", entry.name(),
                "folder", folder.toString(),
                "path", SafeNames.in(folder, entry.name()).toString(),
                "infohash", entry.infoHash().hex(),
                "category", labels.category().orElse(""),
                "tags", String.join(",", labels.tags()),
                "size", Long.toString(entry.size()));
    }
}
