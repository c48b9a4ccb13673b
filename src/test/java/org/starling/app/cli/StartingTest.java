package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;
import org.starling.app.instance.StateFolder;

final class StartingTest {
    @TempDir
    Path folder;

    /** A machine on which only the system's choice of a port works. */
    private static final class Crowded extends FakeBackend {
        @Override
        public Node start(StateFolder state, EngineChoices choices) throws IOException {
            if (!choices.port().equals(OptionalInt.of(0))) {
                throw new BindException("in use");
            }
            return super.start(state, choices);
        }
    }

    @Test
    void takesAnotherPortIfNoneWasAskedFor() throws IOException {
        Files.writeString(folder.resolve("film.torrent"), "bad");
        TestCli cli = new TestCli(folder, new Crowded());
        cli.run("download", "film.torrent");
        assertThat(cli.err()).contains("starling: The usual port is in use; listening on 6881 instead.");
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        Files.writeString(folder.resolve("film.torrent"), "ok");
        TestCli cli = new TestCli(folder, new Crowded());
        assertThat(cli.run("download", "film.torrent", "--port", "7000")).isEqualTo(1);
        assertThat(cli.err()).startsWith("starling: Cannot listen on port 7000").hasLineCount(1);
    }

    @Test
    void saysThatTheAddressIsForeign() throws IOException {
        Files.writeString(folder.resolve("film.torrent"), "ok");
        TestCli cli = new TestCli(folder, new Crowded());
        assertThat(cli.run("download", "film.torrent", "--bind", "192.0.2.77")).isEqualTo(1);
        assertThat(cli.err())
                .startsWith("starling: This machine has no address 192.0.2.77")
                .hasLineCount(1);
    }
}
