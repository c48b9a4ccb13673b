package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.command.Sources;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the window, or brings the one that is open to the front, with the torrents of this call. */
final class WindowCommand implements Subcommand {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Logger LOG = Logger.getLogger(WindowCommand.class.getName());

    private final List<String> words;

    WindowCommand(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** Whether a word that is no command is a torrent to be opened. */
    static boolean isTorrent(String word, CliContext context) {
        return Sources.isLink(word) || (word.endsWith(".torrent") && Files.exists(context.resolve(word)));
    }

    @Override
    public CommandSpec spec(Texts texts) {
        throw new IllegalStateException("what the program does without a command");
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> sources = words.stream()
                .map(word -> Sources.isLink(word) ? word : call.path(word).toString())
                .toList();
        Instances instances = new Instances(call);
        try (InstanceClient running = instances.find().orElse(null)) {
            if (running != null) {
                running.call(new Request.Present(sources), part -> {});
                return 0;
            }
        }
        requireScreen(call);
        try (Attachment attachment = instances.open(EngineOptions.read(call))) {
            Optional<Backend.Node> node = attachment.node();
            if (node.isEmpty()) {
                attachment.commands().call(new Request.Present(sources), part -> {});
                return 0;
            }
            try (Window window = open(call, node.get())) {
                attachment.window(window);
                window.present(sources);
                while (!window.awaitEnd(TICK)) {
                    if (call.context().interrupts().asked()) {
                        break;
                    }
                }
            }
        }
        return 0;
    }

    private static Window open(Call call, Backend.Node node) throws InterruptedException {
        try {
            return call.context().backend().window(node, call.state());
        } catch (UnsupportedOperationException | UnsatisfiedLinkError | IllegalStateException none) {
            LOG.log(Level.INFO, "no window", none);
            throw new CommandException(call.texts().get("window.toolkit", String.valueOf(none.getMessage())), none);
        }
    }

    /** JavaFX would say it in its own words, and later. */
    private static void requireScreen(Call call) {
        boolean x11 = !call.context().osName().startsWith("Windows")
                && !call.context().osName().startsWith("Mac");
        boolean screen =
                !call.context().environment().getOrDefault("DISPLAY", "").isEmpty();
        if (x11 && !screen) {
            throw new CommandException(call.texts().get("usage.none"));
        }
    }
}
