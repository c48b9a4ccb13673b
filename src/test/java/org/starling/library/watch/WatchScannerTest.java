package org.starling.library.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.library.category.Labels;
import org.starling.library.watch.WatchFolder.After;

class WatchScannerTest {
    @TempDir
    Path folder;

    private final WatchScanner scanner = new WatchScanner();
    private final Map<Path, IOException> unreadable = new HashMap<>();

    private WatchFolder watch(Path path, boolean subfolders) {
        return new WatchFolder(path, subfolders, Optional.empty(), Labels.NONE, false, After.RENAME);
    }

    private List<String> scan(boolean subfolders) {
        return scanner.scan(List.of(watch(folder, subfolders)), unreadable).stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void givesAFileOnceWhenItHasSettled() throws IOException {
        Path file = folder.resolve("a.torrent");
        Files.writeString(file, "half");
        assertThat(scan(false)).isEmpty();
        Files.writeString(file, "half and the rest");
        assertThat(scan(false)).isEmpty();
        assertThat(scan(false)).containsExactly("a.torrent");
        assertThat(scan(false)).isEmpty();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(scan(false)).isEmpty();
        assertThat(scan(false)).containsExactly("a.torrent");
        Files.delete(file);
        assertThat(scan(false)).isEmpty();
    }

    @Test
    void looksIntoSubfoldersOnlyIfItShall() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/b.magnet"), "x");
        Files.writeString(folder.resolve("A.TORRENT"), "x");
        scan(false);
        assertThat(scan(false)).containsExactly("A.TORRENT");
        scan(true);
        assertThat(scan(true)).containsExactly("sub/b.magnet");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesNothingButPlainFilesOfASensibleSize() throws Exception {
        Files.createDirectory(folder.resolve("folder.torrent"));
        Files.createFile(folder.resolve("empty.torrent"));
        Files.writeString(folder.resolve("a.torrent.added"), "x");
        Files.writeString(folder.resolve("notes.txt"), "x");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "x");
        Files.createSymbolicLink(folder.resolve("link.torrent"), elsewhere);
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large.torrent").toFile(), "rw")) {
            large.setLength(WatchScanner.LARGEST + 1);
        }
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.torrent").toString())
                        .start()
                        .waitFor())
                .isZero();
        scan(true);
        assertThat(scan(true)).isEmpty();
    }

    @Test
    void givesNoMoreAtOnceThanFitsIntoMemory() throws IOException {
        for (String name : List.of("a.torrent", "b.torrent", "c.torrent")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(WatchScanner.MOST_BYTES / 2);
            }
        }
        assertThat(scan(false)).isEmpty();
        assertThat(scan(false)).containsExactly("a.torrent", "b.torrent");
        assertThat(scan(false)).containsExactly("c.torrent");
        assertThat(scan(false)).isEmpty();
    }

    @Test
    void tellsWhichFolderCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("a.torrent"), "x");
        Path gone = folder.resolve("gone");
        List<WatchFolder> folders = List.of(watch(gone, false), watch(folder, false));
        scanner.scan(folders, unreadable);
        assertThat(scanner.scan(folders, unreadable)).containsExactly(folder.resolve("a.torrent"));
        assertThat(unreadable).containsOnlyKeys(gone);
    }
}
