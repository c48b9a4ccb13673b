package org.starling.app.cli;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.starling.app.cli.Table.Column;
import org.starling.app.command.PeerRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import picocli.CommandLine.Model.CommandSpec;

/** Shows who a torrent of the running instance is connected to. */
final class PeersCommand implements Subcommand {
    private static final Comparator<PeerRow> BUSIEST_FIRST = Comparator.comparingLong(
                    (PeerRow peer) -> -peer.flow().down() - peer.flow().up())
            .thenComparing(PeerRow::address);

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("peers", texts).words("SELECTOR", 1).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Request request = new Request.ShowPeers(call.oneTorrent());
        List<PeerRow> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.rows(client, request, Reply.Peers.class, Reply.Peers::rows).stream()
                    .sorted(BUSIEST_FIRST)
                    .toList();
        }
        if (call.json()) {
            call.printJson(rows.stream().map(PeerRow::fields).toList());
        } else if (rows.isEmpty()) {
            call.terminal().print(call.texts().get("peers.none"));
        } else {
            lines(rows, call.width(), call.texts(), call.terminal()).forEach(call.terminal()::print);
        }
        return 0;
    }

    static List<String> lines(List<PeerRow> rows, int width, Texts texts, Terminal terminal) {
        // Never the address: half of one is of no use, and those of IPv6 are long.
        Table table = new Table(List.of(
                Column.left(texts.get("peers.address")),
                Column.name(texts.get("peers.client")).spare(1),
                Column.left(texts.get("peers.flags")),
                Column.right(texts.get("list.done")).spare(3),
                Column.right(texts.get("list.down")),
                Column.right(texts.get("list.up")).spare(2),
                Column.right(texts.get("peers.downloaded")).spare(4),
                Column.right(texts.get("peers.uploaded")).spare(5),
                Column.left(texts.get("peers.origin")).spare(6),
                Column.right(texts.get("peers.connected")).spare(7)));
        rows.forEach(row -> table.row(List.of(
                row.address(),
                row.client(),
                PeerFlags.letters(row),
                Units.percent(row.progress()),
                orDash(row.flow().down(), Units.rate(row.flow().down())),
                orDash(row.flow().up(), Units.rate(row.flow().up())),
                orDash(row.flow().downloaded(), Units.size(row.flow().downloaded())),
                orDash(row.flow().uploaded(), Units.size(row.flow().uploaded())),
                texts.get("peers.origin." + row.origin()),
                Units.duration(row.connected()))));
        List<String> lines = table.lines(width, terminal);
        String legend = String.join(", ", PeerFlags.legend(rows, texts));
        Cells.wrap(legend, width).forEach(line -> lines.add(terminal.dim(line)));
        return lines;
    }

    private static String orDash(long number, String text) {
        return number == 0 ? "-" : text;
    }
}
