package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Moves the data of a torrent of the running instance to another folder. */
final class MoveCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("move", texts).words("SELECTOR DIR", 1).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        if (call.words().size() != 2) {
            throw new UsageException(call.texts().get("usage.move"));
        }
        String folder = call.path(call.words().get(1)).toString();
        List<TorrentRow> rows = new ArrayList<>();
        try (InstanceClient client = new Instances(call).connect();
                StepBar bar = new StepBar(call.texts().get("move.moving"), call.json(), call.terminal())) {
            client.call(new Request.Move(call.words().get(0), folder), part -> {
                if (part instanceof Reply.Progress progress) {
                    bar.update(progress.fraction());
                } else if (part instanceof Reply.Torrents torrents) {
                    rows.addAll(torrents.rows());
                }
            });
        }
        if (call.json()) {
            call.printJson(Asking.fields(rows));
        } else {
            rows.forEach(row -> call.terminal().print(call.texts().get("done.MOVE", row.name(), folder)));
        }
        return 0;
    }
}
