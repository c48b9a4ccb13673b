package org.starling.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Prints the address at which a player can read a file of the running instance while it loads. */
final class PlayCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("play", texts).words("SELECTOR FILE", 1).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Request request = new Request.Manage(Request.Topic.PLAY, call.words(), Map.of());
        List<Map<String, @Nullable Object>> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.rows(client, request, Reply.Managed.class, Reply.Managed::rows);
        }
        if (call.json()) {
            call.printJson(rows);
        } else {
            rows.forEach(row -> call.terminal().print(String.valueOf(row.get("url"))));
        }
        return 0;
    }
}
