package org.starling.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.starling.app.cli.Table.Column;
import org.starling.app.command.Request;
import org.starling.app.command.SavedList;
import org.starling.app.command.TorrentRow;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the torrents of the running instance, or what was saved of them if there is none. */
final class ListCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("list", texts).flag("--json").words("SELECTOR", 0).build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<TorrentRow> rows;
        Optional<InstanceClient> running = new Instances(call).find();
        if (running.isPresent()) {
            try (InstanceClient client = running.get()) {
                rows = Asking.torrents(client, new Request.Show(call.words()));
            }
        } else {
            rows = SavedList.rows(call.state().torrents(), call.words(), call.texts());
            call.remark(call.texts().get("list.nothingRuns", call.state().path()));
        }
        if (call.json()) {
            call.printJson(Asking.fields(rows));
        } else if (rows.isEmpty()) {
            call.terminal().print(call.texts().get("list.empty"));
        } else {
            lines(rows, call.width(), call.texts(), call.terminal()).forEach(call.terminal()::print);
        }
        return 0;
    }

    /** @param width cells to keep to; 0: as wide as the names are */
    static List<String> lines(List<TorrentRow> rows, int width, Texts texts, Terminal terminal) {
        Table table = new Table(List.of(
                Column.right("#"),
                Column.name(texts.get("list.name")),
                Column.right(texts.get("list.size")).spare(1),
                Column.right(texts.get("list.done")),
                Column.left(texts.get("list.state")),
                Column.right(texts.get("list.down")),
                Column.right(texts.get("list.up")).spare(4),
                Column.right(texts.get("list.eta")).spare(2),
                Column.right(texts.get("list.peers")).spare(3)));
        rows.forEach(row -> table.row(List.of(
                Integer.toString(row.number()),
                row.name(),
                row.size() == 0 ? "-" : Units.size(row.size()),
                row.size() == 0 ? "-" : Units.percent(row.fraction()),
                texts.get("state." + row.state().name()),
                rate(row.traffic().down()),
                rate(row.traffic().up()),
                row.traffic().eta().map(Units::duration).orElse("-"),
                Integer.toString(row.traffic().peers()))));
        List<String> lines = table.lines(width, terminal);
        rows.forEach(row -> row.message()
                .ifPresent(message ->
                        lines.add("  " + terminal.yellow(texts.get("list.message", row.number(), message)))));
        return lines;
    }

    private static String rate(long bytes) {
        return bytes == 0 ? "-" : Units.rate(bytes);
    }
}
