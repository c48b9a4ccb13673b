package org.starling.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.starling.app.command.Request;
import org.starling.app.command.Request.Action;
import org.starling.app.command.TorrentRow;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Does one thing to the chosen torrents of the running instance. */
final class ActCommand implements Subcommand {
    private final Kind kind;

    /** The commands of this form. */
    enum Kind {
        PAUSE,
        RESUME,
        RECHECK,
        REMOVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ActCommand(Kind kind) {
        this.kind = kind;
    }

    @Override
    public CommandSpec spec(Texts texts) {
        Spec spec = new Spec(kind.word(), texts).flag("--json").words("SELECTOR", 1);
        return (kind == Kind.REMOVE ? spec.flag("--data") : spec).build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        boolean data = kind == Kind.REMOVE && call.flag("--data");
        Action action = data ? Action.REMOVE_WITH_DATA : Action.valueOf(kind.name());
        List<TorrentRow> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.torrents(client, new Request.Act(action, call.words()));
        }
        if (call.json()) {
            call.printJson(Asking.fields(rows));
        } else {
            rows.forEach(row -> call.terminal().print(call.texts().get("done." + action.name(), row.name())));
        }
        return 0;
    }
}
