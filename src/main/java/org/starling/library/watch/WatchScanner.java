package org.starling.library.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for torrents in a folder. A file counts when it was the same at two looks, so that none is read while it is
 * still being written. Blocking; one thread.
 */
public final class WatchScanner {
    static final int MOST_FILES = 1_000;
    static final long LARGEST = 34L << 20;

    private static final int DEPTH = 8;

    /** What a file looked like. */
    private record Look(long size, long modified) {}

    private Map<Path, Look> before = new HashMap<>();
    private final Map<Path, Look> done = new HashMap<>();

    /** Files that have not been given before as they are now. */
    public List<Path> scan(List<WatchFolder> folders, Map<Path, IOException> unreadable) {
        Map<Path, Look> now = new HashMap<>();
        for (WatchFolder folder : folders) {
            try {
                look(folder, now);
            } catch (IOException failed) {
                unreadable.put(folder.folder(), failed);
            }
        }
        List<Path> settled = new ArrayList<>();
        now.forEach((file, look) -> {
            if (look.equals(before.get(file)) && !look.equals(done.get(file))) {
                done.put(file, look);
                settled.add(file);
            }
        });
        done.keySet().retainAll(now.keySet());
        before = now;
        settled.sort(null);
        return settled;
    }

    private static void look(WatchFolder folder, Map<Path, Look> found) throws IOException {
        int depth = folder.subfolders() ? DEPTH : 1;
        try (Stream<Path> files = Files.find(folder.folder(), depth, WatchScanner::counts, new FileVisitOption[0])) {
            for (Path file : files.limit(MOST_FILES).toList()) {
                BasicFileAttributes now =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                found.put(file, new Look(now.size(), now.lastModifiedTime().toMillis()));
            }
        } catch (java.io.UncheckedIOException failed) {
            throw failed.getCause();
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
