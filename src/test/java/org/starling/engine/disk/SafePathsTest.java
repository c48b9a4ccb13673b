package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.TestTorrent.FileSpec;

/** Names that want out of the download folder, or into something special, on three systems. */
final class SafePathsTest {
    private static final String LONG = "x".repeat(300);

    private static final List<String> HOSTILE = List.of(
            "",
            ".",
            "..",
            "...",
            " ",
            "  ..  ",
            ". .",
            "../..",
            "../../evil.exe",
            "..\\..\\evil.exe",
            "/",
            "\\",
            "//",
            "/etc/passwd",
            "\\Windows\\evil.exe",
            "C:",
            "C:/Windows/evil.exe",
            "C:\\Windows\\evil.exe",
            "c:evil",
            "\\\\host\\share",
            "//host/share",
            "\\\\?\\C:\\x",
            "\\\\.\\PhysicalDrive0",
            "file.txt:stream",
            "file.txt::$DATA",
            "a/b",
            "a\\b",
            "x/../../../../Users/evil",
            "CON",
            "con",
            "Con.txt",
            "PRN",
            "AUX",
            "aux.c",
            "NUL",
            "nul.tar.gz",
            "NUL .txt",
            "COM1",
            "com9.log",
            "COM\u00b9",
            "LPT1",
            "lpt0",
            "CONIN$",
            "CONOUT$",
            "CLOCK$",
            "name.",
            "name ",
            "name. .",
            " name",
            "a\0b",
            "\0",
            "a\nb",
            "a\r\nb",
            "\u001b[31mred",
            "\u007f",
            "\u0085",
            "evil\u202eexe.pdf",
            "\u200b..\u200b",
            "\u200b",
            "\ufeff..",
            "..\u2066",
            "\u061c",
            "\u2028",
            "a*b?c",
            "<script>",
            "pipe|name",
            "\"quoted\"",
            "\ud800",
            "x\udc00y",
            "A\u030a",
            "\u00c5",
            "\u212b",
            "stra\u00dfe",
            "STRASSE",
            "\u0130",
            LONG,
            LONG + ".mkv",
            "\u00e4".repeat(200),
            "\ud83d\ude00".repeat(100),
            "a." + LONG,
            ".starling-0123.parts",
            ".STARLING-x",
            "~",
            "~root",
            "$HOME",
            "%TEMP%",
            "-rf",
            "desktop.ini",
            "PROGRA~1",
            "\uff0e\uff0e",
            "\uff0f",
            "\u2215",
            "\u2044",
            "nul\u200b",
            "CON\u00a0",
            "COM1\u200e.txt");

    static Stream<Configuration> systems() {
        return Stream.of(Configuration.unix(), Configuration.windows(), Configuration.osX());
    }

    @Test
    void theTableIsLong() {
        assertThat(HOSTILE).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void everyHostileNameStaysInTheFolder(Configuration system) throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(system)) {
            Path downloads = fileSystem.getRootDirectories().iterator().next().resolve("downloads");
            int number = 0;
            for (String name : HOSTILE) {
                Path root = downloads.resolve("n" + number++);
                writeAll(root, TestTorrent.of(name, true, 16384, 1, List.of(new FileSpec(name, 1))));
                writeAll(root.resolve("b"), TestTorrent.multi(name, 16384, 1, new FileSpec("f", 1)));
                writeAll(root.resolve("a"), TestTorrent.multi("t", 16384, 1, new FileSpec(name, 1)));
                writeAll(root.resolve("c"), TestTorrent.multi("t", 16384, 1, new FileSpec(name + "/" + name, 1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void allHostileNamesInOneTorrentAreDifferentFiles(Configuration system) throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(system)) {
            Path root = fileSystem.getRootDirectories().iterator().next().resolve("downloads");
            List<FileSpec> files = new ArrayList<>();
            for (String name : HOSTILE) {
                files.add(new FileSpec(name, 1));
                files.add(new FileSpec(name, 1));
                files.add(new FileSpec(name + "/" + name, 1));
            }
            writeAll(root, TestTorrent.multi("torrent", 16384, 1, files.toArray(FileSpec[]::new)));
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void randomNamesStayInTheFolder(Configuration system) throws IOException {
        String alphabet = "./\\:. CONnul1\0\u202e\u200b\u00c4A\u030a*?~$x\ud800\udc00";
        Random random = new Random(7);
        try (FileSystem fileSystem = Jimfs.newFileSystem(system)) {
            Path root = fileSystem.getRootDirectories().iterator().next().resolve("downloads");
            for (int round = 0; round < 60; round++) {
                List<FileSpec> files = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    files.add(new FileSpec(text(random, alphabet), 1));
                }
                writeAll(
                        root.resolve("r" + round),
                        TestTorrent.multi(text(random, alphabet), 16384, 1, files.toArray(FileSpec[]::new)));
            }
        }
    }

    @Test
    void harmlessNamesStayAsTheyAre() throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.windows())) {
            for (String name : List.of(
                    "Ubuntu 24.04 (amd64).iso",
                    "Ça va.mkv",
                    "日本語.txt",
                    "a.b.c",
                    ".hidden",
                    "console",
                    "nullable",
                    "com10")) {
                assertThat(SafePaths.of(TestTorrent.single(name, 1, 16384, 1).metainfo(), fileSystem))
                        .containsExactly(List.of(name));
            }
        }
    }

    @Test
    void namesThatMeetGetNumbersAlwaysTheSame() throws IOException {
        TestTorrent torrent = TestTorrent.multi(
                "t",
                16384,
                1,
                new FileSpec("Read.txt", 1),
                new FileSpec("read.TXT", 1),
                new FileSpec("dir", 1),
                new FileSpec("DIR/x", 1),
                new FileSpec("dir/y", 1),
                new FileSpec("read (2).txt", 1));
        try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix())) {
            assertThat(SafePaths.of(torrent.metainfo(), fileSystem))
                    .containsExactly(
                            List.of("t", "Read.txt"),
                            List.of("t", "read (2).TXT"),
                            List.of("t", "dir (2)"),
                            List.of("t", "DIR", "x"),
                            List.of("t", "DIR", "y"),
                            List.of("t", "read (2) (2).txt"));
        }
    }

    @Test
    void manyEqualNamesCostLittle() throws IOException {
        FileSpec[] files =
                Stream.generate(() -> new FileSpec("same", 0)).limit(20_000).toArray(FileSpec[]::new);
        try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix())) {
            List<List<String>> paths =
                    SafePaths.of(TestTorrent.multi("t", 16384, 1, files).metainfo(), fileSystem);
            assertThat(new HashSet<>(paths)).hasSize(20_000);
        }
    }

    @Test
    void deepPathsBecomeShortAndStayDifferent() throws IOException {
        String deep = "abcdefgh/".repeat(200);
        TestTorrent torrent =
                TestTorrent.multi("t", 16384, 1, new FileSpec(deep + "1/f", 1), new FileSpec(deep + "2/f", 1));
        try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix())) {
            List<List<String>> paths = SafePaths.of(torrent.metainfo(), fileSystem);
            assertThat(paths.get(0)).isNotEqualTo(paths.get(1));
            assertThat(paths)
                    .allSatisfy(path -> assertThat(String.join("/", path)).hasSizeLessThan(1000));
        }
    }

    @Test
    void typedPathsAreTakenExactlyOrNotAtAll() throws IOException {
        try (FileSystem fileSystem = Jimfs.newFileSystem(Configuration.unix())) {
            assertThat(SafePaths.typed("a/b.txt", fileSystem)).containsExactly("a", "b.txt");
            for (String bad : List.of("", "/a", "a/", "../a", "a/../b", "a\\b", "CON", "a.", "C:x", "a//b")) {
                assertThatThrownBy(() -> SafePaths.typed(bad, fileSystem)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** Creates every file anew, which fails if two are one. */
    private static void writeAll(Path root, TestTorrent torrent) throws IOException {
        List<Path> paths = new FileNames(torrent.metainfo(), root).lenient(TorrentSettings.in(root));
        Set<Path> own = new HashSet<>(paths);
        assertThat(own).hasSameSizeAs(paths);
        List<Path> created = new ArrayList<>();
        for (Path path : paths) {
            assertThat(path.normalize()).isEqualTo(path).startsWithRaw(root).isNotEqualTo(root);
            Files.createDirectories(path.getParent());
            created.add(Files.createFile(path));
            assertThat(path.toRealPath()).startsWithRaw(root.toRealPath());
        }
        for (Path path : created) {
            Files.delete(path);
        }
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length >= 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
