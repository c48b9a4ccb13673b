package org.starling.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.starling.app.command.PortRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.TotalsRow;
import org.starling.app.command.TotalsRow.Sum;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import picocli.CommandLine.Model.CommandSpec;

/** Shows what all torrents of the running instance have moved, now, in this session and ever. */
final class StatsCommand implements Subcommand {
    private static final int LABEL = 13;

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("stats", texts).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<TotalsRow> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.rows(client, new Request.ShowTotals(), Reply.Totals.class, totals -> List.of(totals.row()));
        }
        for (TotalsRow row : rows) {
            if (call.json()) {
                call.printJson(row.fields());
            } else {
                lines(row, call.texts(), call.terminal(), ZoneId.systemDefault())
                        .forEach(call.terminal()::print);
            }
        }
        return 0;
    }

    static List<String> lines(TotalsRow row, Texts texts, Terminal terminal, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                "torrents",
                texts.get("stats.torrentsOf", row.torrents(), row.running(), row.peers()),
                texts,
                terminal));
        lines.add(line("now", texts.get("stats.rates", Units.rate(row.down()), Units.rate(row.up())), texts, terminal));
        lines.add(line("session", sum(row.session(), texts), texts, terminal));
        Object since = Instant.ofEpochSecond(row.allTime().since()).atZone(zone).toLocalDate();
        lines.add(line("allTime", texts.get("stats.since", sum(row.allTime(), texts), since), texts, terminal));
        lines.add(line("port", port(row.port(), texts), texts, terminal));
        return lines;
    }

    private static String port(PortRow port, Texts texts) {
        String listening = Integer.toString(port.listening());
        String reached = port.reached() ? texts.get("stats.port.reached", listening) : listening;
        String mapping = texts.get(
                "stats.port." + port.state(),
                port.protocol().map(name -> texts.get("port.protocol." + name)).orElse(""),
                port.address().orElseGet(() -> texts.get("stats.port.unknown")),
                port.external().map(number -> Long.toString(number)).orElse("-"));
        String text = texts.get("stats.port.line", reached, mapping) + tested(port, texts);
        return port.message()
                .map(why -> texts.get("stats.port.trouble", text, why))
                .orElse(text);
    }

    /** What is certain; that nothing came back proves nothing. */
    private static String tested(PortRow port, Texts texts) {
        return port.test().equals("came_back") ? "; " + texts.get("stats.port.cameBack") : "";
    }

    private static String line(String key, String value, Texts texts, Terminal terminal) {
        return terminal.dim(Cells.fit(texts.get("stats." + key), LABEL)) + " " + value;
    }

    private static String sum(Sum sum, Texts texts) {
        String ratio = sum.downloaded() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2f", sum.uploaded() / (double) sum.downloaded());
        return texts.get(
                "stats.sum",
                Units.size(sum.downloaded()),
                Units.size(sum.uploaded()),
                ratio,
                Units.duration(sum.seconds()));
    }
}
