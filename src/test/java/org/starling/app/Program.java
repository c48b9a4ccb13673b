package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.starling.app.cli.Cli;
import org.starling.app.cli.CliContext;
import org.starling.app.cli.Interrupts;
import org.starling.app.cli.Terminal;
import org.starling.app.text.Texts;
import org.starling.rig.Await;

/** The whole program on the command line, inside the test: one state folder, and the instance that runs on it. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("port 127\\.0\\.0\\.1:(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> environment = new HashMap<>();
    /** What is typed where a passphrase is asked for; a terminal is there if there is anything. */
    final Deque<String> typed = new ArrayDeque<>();

    private final Path folder;
    private final Run running = new Run(false);
    private @Nullable Thread instance;

    /** A call of the program. */
    private final class Run {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final boolean interactive;

        Run(boolean interactive) {
            this.interactive = interactive;
        }

        int of(List<String> words) {
            Terminal terminal =
                    new Terminal(print(out), print(err), interactive, false, false, () -> Terminal.Size.USUAL);
            Texts texts = Texts.load();
            CliContext context = new CliContext(
                    texts,
                    terminal,
                    Map.copyOf(environment),
                    "Linux",
                    folder,
                    folder,
                    new Interrupts(),
                    new Composition(texts),
                    question -> Optional.ofNullable(typed.poll()));
            List<String> all =
                    new ArrayList<>(List.of("--state", folder.resolve("state").toString()));
            all.addAll(words);
            return new Cli(context).run(all);
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }
    }

    Program(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The instance without a window; returns when it takes commands. */
    void start(String... options) {
        List<String> words = new ArrayList<>(List.of(
                "--headless", "--bind", "127.0.0.1", "--port", "0", "--no-dht", "--no-lsd", "--no-port-mapping"));
        words.addAll(List.of(options));
        running.out.reset();
        running.err.reset();
        Thread thread = new Thread(() -> running.of(words), "instance");
        thread.start();
        instance = thread;
        Await.until(
                PATIENCE,
                "it runs",
                running::err,
                () -> PORT.matcher(running.out()).find());
    }

    /** Ends the instance as Ctrl-C does. */
    void stop() throws InterruptedException {
        Thread thread = instance;
        if (thread != null) {
            instance = null;
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** The instance says what is wrong. */
    void awaitRemark(String part) {
        Await.until(
                PATIENCE, "it says " + part, running::err, () -> running.err().contains(part));
        assertThat(running.err()).hasLineCount(1);
    }

    /** The overlay begins by itself, without a complaint. */
    void awaitOverlay() {
        Await.until(
                PATIENCE,
                "the overlay is on",
                running::err,
                () -> json("overlay").get("on").asBoolean());
        assertThat(running.err()).isEmpty();
    }

    /** Where the instance can be dialled. */
    String address() {
        Matcher port = PORT.matcher(running.out());
        assertThat(port.find()).isTrue();
        return "127.0.0.1:" + port.group(1);
    }

    /** What a command that succeeds prints. */
    String ok(String... words) {
        Run run = new Run(!typed.isEmpty());
        assertThat(run.of(List.of(words)))
                .as("%s: %s", List.of(words), run.err())
                .isZero();
        return run.out();
    }

    JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        try {
            return JSON.readTree(ok(all.toArray(String[]::new)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The one sentence of a command that fails. */
    String failed(String... words) {
        Run run = new Run(!typed.isEmpty());
        assertThat(run.of(List.of(words))).as(run.out()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    /** A file of this folder with one line. */
    String file(String name, String line) throws IOException {
        return Files.writeString(folder.resolve(name), line + "\n").toString();
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
