package org.starling.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.starling.app.cli.Table.Column;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.TrackerRow;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how it stands with the trackers of a torrent of the running instance. */
final class TrackersCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("trackers", texts).words("SELECTOR", 1).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Request request = new Request.ShowTrackers(call.oneTorrent());
        List<TrackerRow> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.rows(client, request, Reply.Trackers.class, Reply.Trackers::rows);
        }
        if (call.json()) {
            call.printJson(rows.stream().map(TrackerRow::fields).toList());
        } else if (rows.isEmpty()) {
            call.terminal().print(call.texts().get("trackers.none"));
        } else {
            lines(rows, call.width(), call.texts(), call.terminal()).forEach(call.terminal()::print);
        }
        return 0;
    }

    static List<String> lines(List<TrackerRow> rows, int width, Texts texts, Terminal terminal) {
        Table table = new Table(List.of(
                Column.right(texts.get("trackers.tier")),
                Column.name(texts.get("trackers.tracker")),
                Column.left(texts.get("list.state")),
                Column.right(texts.get("list.peers")),
                Column.right(texts.get("trackers.seeds")).spare(2),
                Column.right(texts.get("trackers.leechers")).spare(3),
                Column.right(texts.get("trackers.downloads")).spare(4),
                Column.right(texts.get("trackers.next")).spare(1)));
        rows.forEach(row -> table.row(List.of(
                Integer.toString(row.tier()),
                TrackerUrls.withoutKeys(row.url()),
                texts.get("tracker." + row.state().toUpperCase(Locale.ROOT)),
                row.state().equals("working") ? Integer.toString(row.peers()) : "-",
                number(row.seeds()),
                number(row.leechers()),
                number(row.downloads()),
                row.next().map(Units::duration).orElse("-"))));
        List<String> lines = table.lines(width, terminal);
        for (TrackerRow row : rows) {
            row.message()
                    .ifPresent(message -> Cells.wrap(
                                    texts.get("trackers.says", TrackerUrls.withoutKeys(row.url()), message),
                                    Math.max(0, width - 2))
                            .forEach(line -> lines.add("  " + terminal.yellow(line))));
        }
        return lines;
    }

    private static String number(Optional<Long> number) {
        return number.map(String::valueOf).orElse("-");
    }
}
