package org.starling.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.starling.app.cli.Backend;
import org.starling.app.cli.EngineChoices;
import org.starling.app.cli.Window;
import org.starling.app.instance.StateFolder;
import org.starling.app.text.Texts;

/**
 * Opens the window on a screen in memory, and then does what {@link Training} does: launcher and installer learn from
 * it which classes belong into the class-data archive. The screen (Monocle) is on their class path, not on the
 * program's.
 */
final class WindowTraining {
    /** Some ticks of the window, and what it does on other threads. */
    private static final Duration LOOK = Duration.ofSeconds(4);

    private WindowTraining() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("starling-window");
        try {
            run(new StateFolder(folder.resolve("state")));
        } finally {
            delete(folder);
        }
        Training.main(args);
    }

    private static void run(StateFolder state) throws IOException, InterruptedException {
        state.create();
        Composition composition = new Composition(Texts.load());
        try (Backend.Node node = composition.start(state, EngineChoices.ALONE);
                Window window = composition.window(node, state)) {
            window.present(List.of("magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056&dn=Cosmos"));
            boolean unused = window.awaitEnd(LOOK);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
