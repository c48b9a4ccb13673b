package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.command.Sources;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.social.friends.InvitationLink;
import picocli.CommandLine.Model.CommandSpec;

/** Opens the window, or brings the one that is open to the front, with the torrents and invitations of this call. */
final class WindowCommand implements Subcommand {
    private final List<String> words;

    WindowCommand(List<String> words) {
        this.words = List.copyOf(words);
    }

    /** Whether a word that is no command is a torrent, or an invitation by a friend, to be opened. */
    static boolean opens(String word, CliContext context) {
        return isLink(word) || (word.endsWith(".torrent") && Files.exists(context.resolve(word)));
    }

    private static boolean isLink(String word) {
        return Sources.isLink(word) || InvitationLink.isOne(word);
    }

    @Override
    public CommandSpec spec(Texts texts) {
        throw new IllegalStateException("what the program does without a command");
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> sources = words.stream()
                .map(word -> isLink(word) ? word : call.path(word).toString())
                .toList();
        Instances instances = new Instances(call);
        try (InstanceClient running = instances.find().orElse(null)) {
            if (running != null) {
                running.call(new Request.Present(sources), part -> {});
                return 0;
            }
        }
        if (!WindowRun.hasScreen(call.context())) {
            throw new CommandException(call.texts().get("usage.none"));
        }
        call.context().backend().expectWindow();
        try (Attachment attachment = instances.open(EngineOptions.read(call))) {
            Optional<Backend.Node> node = attachment.node();
            if (node.isEmpty()) {
                attachment.commands().call(new Request.Present(sources), part -> {});
                return 0;
            }
            new WindowRun(call).show(node.get(), call.state(), window -> {
                attachment.window(window);
                window.present(sources);
            });
        }
        return 0;
    }
}
