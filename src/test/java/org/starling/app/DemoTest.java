package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.cli.Cli;
import org.starling.app.cli.CliContext;
import org.starling.app.cli.Interrupts;
import org.starling.app.cli.PassphrasePrompt;
import org.starling.app.cli.Terminal;
import org.starling.app.cli.Terminal.Size;
import org.starling.app.text.Texts;

/** The whole program: what is shown to everybody has to work. */
@Timeout(120)
final class DemoTest {
    @TempDir
    Path folder;

    @Test
    void downloadsVerifiesAndLeavesNothingBehind() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(print(out), print(err), false, false, true, () -> Size.USUAL);
        Texts texts = Texts.load();
        CliContext context = new CliContext(
                texts,
                terminal,
                Map.of(),
                "Linux",
                folder,
                folder,
                new Interrupts(),
                new Composition(texts),
                PassphrasePrompt.NOBODY);

        int code =
                new Cli(context).run(List.of("--state", folder.resolve("state").toString(), "demo"));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("everything: 64.0 MiB", "every hash is right", "Anna and Bram are friends");
        assertThat(code).isZero();
        try (Stream<Path> left = Files.list(folder.resolve("state"))) {
            assertThat(left).isEmpty();
        }
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
