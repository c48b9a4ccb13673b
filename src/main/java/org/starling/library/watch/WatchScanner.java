package org.starling.library.watch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for torrents in a folder. A file counts when it was the same at two looks, so that none is read while it is
 * still being written. Blocking; one thread.
 */
public final class WatchScanner {
    static final int MOST_FILES = 1_000;
    static final long LARGEST = 34L << 20;

    /** Of what is given at one look. */
    static final long MOST_BYTES = LARGEST;

    private static final int DEPTH = 8;

    /** What a file looked like. */
    private record Look(long size, long modified) {}

    private Map<Path, Look> before = new HashMap<>();
    private final Map<Path, Look> done = new HashMap<>();

    /**
     * Files that have not been given before as they are now: as many as may be read into memory at once, the others at
     * the next look.
     *
     * @param unreadable gets the folders that could not be looked through, wholly or in part
     */
    public List<Path> scan(List<WatchFolder> folders, Map<Path, IOException> unreadable) {
        Map<Path, Look> now = new HashMap<>();
        for (WatchFolder folder : folders) {
            look(folder, now).ifPresent(trouble -> unreadable.put(folder.folder(), trouble));
        }
        List<Path> settled = settled(now);
        done.keySet().retainAll(now.keySet());
        before = now;
        return settled;
    }

    private List<Path> settled(Map<Path, Look> now) {
        List<Path> settled = new ArrayList<>();
        long bytes = 0;
        for (Path file : new TreeSet<>(now.keySet())) {
            Look look = Objects.requireNonNull(now.get(file));
            if (look.equals(before.get(file)) && !look.equals(done.get(file)) && bytes + look.size <= MOST_BYTES) {
                bytes += look.size;
                done.put(file, look);
                settled.add(file);
            }
        }
        return settled;
    }

    private static Optional<IOException> look(WatchFolder folder, Map<Path, Look> found) {
        Visit visit = new Visit(folder.folder(), found);
        try {
            Files.walkFileTree(folder.folder(), Set.of(), folder.subfolders() ? DEPTH : 1, visit);
        } catch (IOException failed) {
            return Optional.of(failed);
        }
        return visit.trouble;
    }

    /** Goes on past what cannot be read, and remembers the first of it; a file that has just gone is no trouble. */
    private static final class Visit extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, Look> found;
        private int left = MOST_FILES;
        private Optional<IOException> trouble = Optional.empty();

        Visit(Path root, Map<Path, Look> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes now) {
            if (counts(file, now)) {
                found.put(file, new Look(now.size(), now.lastModifiedTime().toMillis()));
                left--;
            }
            return left > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return file.equals(root) || !(failed instanceof NoSuchFileException)
                    ? passOver(failed)
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) {
            return failed == null ? FileVisitResult.CONTINUE : passOver(failed);
        }

        private FileVisitResult passOver(IOException failed) {
            trouble = trouble.or(() -> Optional.of(failed));
            return FileVisitResult.CONTINUE;
        }
    }

    /** Plain files only: reading a pipe would never end. */
    private static boolean counts(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return attributes.isRegularFile()
                && attributes.size() > 0
                && attributes.size() <= LARGEST
                && (name.endsWith(".torrent") || name.endsWith(".magnet"));
    }
}
