package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.starling.app.command.LimitChange;
import org.starling.app.demo.Demo;
import org.starling.app.instance.StateFolder;
import org.starling.app.text.Units;
import org.starling.engine.TorrentSettings;
import org.starling.library.AddRequest;
import org.starling.library.TorrentInput;

/** The demonstration in the window: a Starling with a list of its own downloads from the seeds. */
final class DemoWindow {
    /** Slow enough to watch; the user can lift it in the window. */
    private static final long RATE = 2L << 20;

    private static final EngineChoices CHOICES =
            EngineChoices.ALONE.withRates(new LimitChange(Optional.of(RATE), Optional.empty(), Optional.empty()));

    private final Call call;
    private final Demo demo;

    DemoWindow(Call call, Demo demo) {
        this.call = call;
        this.demo = demo;
    }

    /** @param folder for its state, the demonstration's to delete; nobody else knows of it, so it needs no lock */
    int run(Path folder) throws IOException, InterruptedException {
        StateFolder state = new StateFolder(folder);
        state.create();
        Files.createDirectories(state.logs());
        try (Backend.Node node = call.context().backend().start(state, CHOICES)) {
            AddRequest add = new AddRequest(
                    new TorrentInput.File(Files.readAllBytes(demo.torrentFile())),
                    TorrentSettings.in(demo.leecherFolder()),
                    false,
                    List.of());
            node.library().add(add).join();
            new WindowRun(call)
                    .show(
                            node,
                            state,
                            window -> call.terminal().print(call.texts().get("demo.window", Units.rate(RATE))));
        }
        return 0;
    }
}
