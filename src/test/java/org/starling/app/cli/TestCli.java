package org.starling.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.starling.app.FakeBackend;
import org.starling.app.cli.Terminal.Size;
import org.starling.app.text.Texts;

/** Runs the command line inside the test. */
final class TestCli {
    final FakeBackend backend;
    final Interrupts interrupts = new Interrupts();
    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    TestCli(Path folder, FakeBackend backend) {
        this.folder = folder;
        this.backend = backend;
    }

    static Terminal terminal(boolean unicode, boolean color) {
        return new Terminal(nowhere(), nowhere(), true, color, unicode, () -> Size.USUAL);
    }

    private static PrintStream nowhere() {
        return new PrintStream(PrintStream.nullOutputStream());
    }

    int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                true,
                () -> Size.USUAL);
        List<String> all =
                new ArrayList<>(List.of("--state", folder.resolve("state").toString()));
        all.addAll(List.of(arguments));
        CliContext context = new CliContext(
                Texts.load(),
                terminal,
                Map.of(),
                "Linux",
                folder,
                folder,
                interrupts,
                backend,
                PassphrasePrompt.NOBODY);
        return new Cli(context).run(all);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
