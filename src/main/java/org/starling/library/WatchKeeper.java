package org.starling.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.TorrentSettings;
import org.starling.library.LibraryException.Kind;
import org.starling.library.watch.WatchFolder;
import org.starling.library.watch.WatchScanner;
import org.starling.wire.InfoHash;
import org.starling.wire.Magnet;
import org.starling.wire.MagnetException;

/** Adds the torrents that turn up in watched folders. Library's thread; the folders are read on another one. */
final class WatchKeeper {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_LINK = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(WatchKeeper.class);

    private final Shelf shelf;
    private final Notices notices;
    private final WatchFoldersFile file;
    private final Clock clock;
    private final Executor lookout;
    private final Function<AddRequest, CompletableFuture<InfoHash>> add;
    private final WatchScanner scanner = new WatchScanner();
    private final Set<Path> complained = new HashSet<>();
    private volatile List<WatchFolder> folders;
    private Instant next = Instant.MIN;
    private boolean looking;

    /** @param lookout may be kept waiting by a disk */
    WatchKeeper(
            Shelf shelf,
            Notices notices,
            WatchFoldersFile file,
            List<WatchFolder> loaded,
            Clock clock,
            Executor lookout,
            Function<AddRequest, CompletableFuture<InfoHash>> add) {
        this.shelf = shelf;
        this.notices = notices;
        this.file = file;
        this.clock = clock;
        this.lookout = lookout;
        this.add = add;
        folders = List.copyOf(loaded);
    }

    /** Any thread. */
    List<WatchFolder> folders() {
        return folders;
    }

    /** Those that were watched already may be away at the moment, so that another can be changed. */
    CompletableFuture<Void> watch(List<WatchFolder> changed) {
        return shelf.onThread(() -> {
            for (WatchFolder one : changed) {
                boolean known = folders.stream().anyMatch(old -> old.folder().equals(one.folder()));
                if (!known && (!one.folder().isAbsolute() || !Files.isDirectory(one.folder()))) {
                    throw new LibraryException(Kind.BAD_FOLDER, one.folder().toString());
                }
            }
            try {
                file.save(changed);
            } catch (IOException unsaved) {
                throw new LibraryException(Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
            }
            folders = List.copyOf(changed);
            complained.clear();
            next = Instant.MIN;
            return Shelf.done();
        });
    }

    void round(LandingOptions landing) {
        Instant now = clock.instant();
        List<WatchFolder> watched = folders;
        if (looking || watched.isEmpty() || now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        looking = true;
        Map<Path, IOException> unreadable = new HashMap<>();
        CompletableFuture<Void> unused = CompletableFuture.supplyAsync(
                        () -> requests(scanner.scan(watched, unreadable), watched, landing), lookout)
                .whenCompleteAsync((found, failed) -> looking = false, shelf.thread())
                .thenAccept(found -> {
                    complain(unreadable.keySet());
                    found.forEach(this::add);
                })
                .exceptionally(failed -> {
                    LOG.warn("watched folders were not looked at", failed);
                    return null;
                });
    }

    private record Found(Path file, WatchFolder folder, Optional<AddRequest> request) {}

    private void complain(Set<Path> unreadable) {
        complained.retainAll(unreadable);
        unreadable.stream()
                .filter(complained::add)
                .forEach(folder -> notices.add(LibraryNotice.Kind.WATCH_FOLDER_UNREADABLE, folder.toString()));
    }

    private void add(Found found) {
        if (found.request().isEmpty()) {
            refuse(found.file());
            return;
        }
        CompletableFuture<Void> unused = add.apply(found.request().get())
                .thenAcceptAsync(added -> tidy(found), lookout)
                .exceptionally(failed -> {
                    refuse(found.file());
                    return null;
                });
    }

    private void refuse(Path refused) {
        notices.add(LibraryNotice.Kind.WATCHED_FILE_REFUSED, refused.toString());
    }

    /** A file that cannot be tidied away is not added again before Starling starts anew. */
    private static void tidy(Found found) {
        try {
            switch (found.folder().after()) {
                case DELETE -> Files.deleteIfExists(found.file());
                case RENAME ->
                    Files.move(
                            found.file(),
                            found.file().resolveSibling(found.file().getFileName() + ".added"));
            }
        } catch (IOException stays) {
            throw new CompletionException(stays);
        }
    }

    private static List<Found> requests(List<Path> files, List<WatchFolder> watched, LandingOptions landing) {
        List<Found> found = new ArrayList<>();
        for (Path one : files) {
            watched.stream()
                    .filter(folder -> one.startsWith(folder.folder()))
                    .reduce((wider, nearer) ->
                            nearer.folder().getNameCount() > wider.folder().getNameCount() ? nearer : wider)
                    .ifPresent(folder -> found.add(new Found(one, folder, request(one, folder, landing))));
        }
        return found;
    }

    private static Optional<AddRequest> request(Path one, WatchFolder folder, LandingOptions landing) {
        Path target = folder.saveTo().or(landing::usual).orElse(folder.folder());
        return input(one)
                .map(input -> new AddRequest(
                        input,
                        TorrentSettings.in(target),
                        folder.paused(),
                        List.of(),
                        new Filing(folder.labels(), folder.saveTo().isPresent(), false)));
    }

    private static Optional<TorrentInput> input(Path one) {
        try {
            if (one.toString().toLowerCase(Locale.ROOT).endsWith(".torrent")) {
                return Optional.of(new TorrentInput.File(Files.readAllBytes(one)));
            }
            if (Files.size(one) > LONGEST_LINK) {
                return Optional.empty();
            }
            String link = Files.readString(one, StandardCharsets.UTF_8).strip();
            return Optional.of(new TorrentInput.Link(Magnet.parse(link)));
        } catch (IOException | MagnetException unusable) {
            return Optional.empty();
        }
    }
}
