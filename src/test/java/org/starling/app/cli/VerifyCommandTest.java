package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;

final class VerifyCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void torrent() throws IOException {
        Files.writeString(folder.resolve("film.torrent"), "ok");
    }

    @Test
    void allIsRight() {
        TestCli cli = new TestCli(folder, new FakeBackend());
        assertThat(cli.run("verify", "film.torrent")).isZero();
        assertThat(cli.out()).isEqualTo("Complete: 3 files, 701 pieces, every hash is right.\n");
    }

    @Test
    void tellsWhatIsMissingAndDamaged() {
        FakeBackend backend = new FakeBackend();
        backend.goodPieces(350);
        TestCli cli = new TestCli(folder, backend);
        assertThat(cli.run("verify", "film.torrent", "--dir", ".")).isEqualTo(1);
        assertThat(cli.out()).isEqualTo("""
                        damaged   film.mkv (350 MiB of 700 MiB are right)
                        unclear   subs/en.srt (0 B of 48.8 KiB are right; the rest shares a piece with another file)
                        unclear   subs/de.srt (0 B of 49.8 KiB are right; the rest shares a piece with another file)
                        Not complete: 0 of 3 files, 350 of 701 pieces are right.
                        """);
    }

    @Test
    void nothingIsThere() {
        FakeBackend backend = new FakeBackend();
        backend.goodPieces(0);
        TestCli cli = new TestCli(folder, backend);
        assertThat(cli.run("verify", "film.torrent")).isEqualTo(1);
        assertThat(cli.out()).contains("missing   film.mkv", "missing   subs/en.srt (48.8 KiB)");
    }

    @Test
    void forScripts() {
        FakeBackend backend = new FakeBackend();
        backend.goodPieces(700);
        TestCli cli = new TestCli(folder, backend);
        assertThat(cli.run("verify", "film.torrent", "--json")).isEqualTo(1);
        assertThat(cli.out()).contains("\"complete\" : false", "\"result\" : \"complete\"", "\"piecesGood\" : 700");
    }
}
