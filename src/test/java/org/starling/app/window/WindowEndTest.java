package org.starling.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceClient;
import org.starling.app.instance.InstanceGoneException;
import org.starling.app.instance.StateFolder;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Starling;

/** The program with its window as a child process, drawn in memory, and how the system ends it. */
@DisabledOnOs(OS.WINDOWS)
final class WindowEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> IN_MEMORY =
            List.of("-Dglass.platform=Monocle", "-Dmonocle.platform=Headless", "-Dprism.order=sw");

    /**
     * The toolkit's own hook ends its renderer at a moment of its choice, and says this of what it was asked to draw
     * after that.
     */
    private static final String DRAWN_TOO_LATE =
            "java.util.concurrent.RejectedExecutionException: Task com.sun.javafx.";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSystemEndsItAndEverythingIsSaved() throws Exception {
        Starling starling = onScreen();
        List<String> quiet = List.of("--port", "0", "--bind", "127.0.0.1", "--no-dht", "--no-port-mapping", "--no-lsd");
        try (Child window = starling.start(quiet, IN_MEMORY)) {
            Await.until(PATIENCE, "the window is there", window::log, () -> isThere(starling.state(), window));
            window.terminate();
            assertThat(window.awaitExit(PATIENCE)).as(window.log()).isZero();
            assertThat(window.output().lines().filter(line -> !line.startsWith(DRAWN_TOO_LATE)))
                    .isEmpty();
        }
        assertThat(starling.state().resolve("window")).content().contains("window");
    }

    @Test
    void theDemonstrationLeavesNothingBehind() throws Exception {
        Starling starling = onScreen();
        try (Child window = starling.start(List.of("demo"), IN_MEMORY)) {
            Await.until(PATIENCE, "the window is there", window::log, () -> {
                assertThat(window.isAlive()).as(window.log()).isTrue();
                return window.output().contains("close it to end");
            });
            window.terminate();
            assertThat(window.awaitExit(PATIENCE)).as(window.log()).isZero();
        }
        try (Stream<Path> left = Files.list(starling.state())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("but for what the toolkit had to say")
                    .isSubsetOf("log");
        }
    }

    private Starling onScreen() throws IOException {
        return new Starling(folder, List.of("env", "DISPLAY=:memory"));
    }

    /** Only a window takes what is to be shown. */
    private static boolean isThere(Path state, Child window) {
        assertThat(window.isAlive()).as(window.log()).isTrue();
        try (InstanceClient client = InstanceClient.connect(new StateFolder(state), System.getenv())) {
            client.call(new Request.Present(List.of()), part -> {});
            return true;
        } catch (IOException | CommandException | InstanceGoneException notYet) {
            return false;
        }
    }
}
