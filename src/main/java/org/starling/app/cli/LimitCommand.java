package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.starling.app.cli.Table.Column;
import org.starling.app.command.LimitRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import picocli.CommandLine.Model.CommandSpec;

/** Shows and changes the limits of the running instance, or of some of its torrents. */
final class LimitCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("limit", texts)
                .words("SELECTOR", 0)
                .value("RATE", "--down")
                .value("RATE", "--up")
                .value("N", "--connections")
                .flag("--json")
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> selectors = call.words();
        Request.Limit request = new Request.Limit(selectors, Rates.readWithConnections(call, !selectors.isEmpty()));
        List<LimitRow> rows = new ArrayList<>();
        try (InstanceClient client = new Instances(call).connect()) {
            client.call(request, part -> {
                if (part instanceof Reply.Limits limits) {
                    rows.addAll(limits.rows());
                }
            });
        }
        if (call.json()) {
            List<?> fields = rows.stream().map(LimitRow::fields).toList();
            call.printJson(selectors.isEmpty() ? fields.get(0) : fields);
        } else {
            Terminal terminal = call.terminal();
            int width = terminal.interactive() ? terminal.size().get().columns() : 0;
            lines(rows, width, call.texts(), terminal).forEach(terminal::print);
        }
        return 0;
    }

    static List<String> lines(List<LimitRow> rows, int width, Texts texts, Terminal terminal) {
        Table table = new Table(List.of(
                Column.right("#"),
                Column.name(texts.get("list.name")),
                Column.right(texts.get("limit.down")),
                Column.right(texts.get("limit.up")),
                Column.right(texts.get("limit.connections"))));
        rows.forEach(row -> table.row(List.of(
                row.torrent().map(owner -> Integer.toString(owner.number())).orElse(""),
                row.torrent().map(LimitRow.Owner::name).orElseGet(() -> texts.get("limit.all")),
                rate(row.down(), texts),
                rate(row.up(), texts),
                row.connections() == 0 ? texts.get("limit.none") : Integer.toString(row.connections()))));
        return table.lines(width, terminal);
    }

    private static String rate(long limit, Texts texts) {
        return limit == 0 ? texts.get("limit.none") : Units.rate(limit);
    }
}
