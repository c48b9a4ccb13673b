package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.WhyRow;
import org.starling.app.command.WhyRow.Explained;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Says in plain words why torrents of the running instance are slow or stand still. */
final class WhyCommand implements Subcommand {
    private static final int INDENT = 5;

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("why", texts).words("SELECTOR", 0).flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<WhyRow> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.rows(client, new Request.Explain(call.words()), Reply.Whys.class, Reply.Whys::rows);
        }
        if (call.json()) {
            call.printJson(rows.stream().map(WhyRow::fields).toList());
        } else if (rows.isEmpty()) {
            call.terminal().print(call.texts().get("list.empty"));
        } else {
            lines(rows, call.width(), call.terminal()).forEach(call.terminal()::print);
        }
        return 0;
    }

    /** @param width cells to keep to; 0: one line for each sentence */
    static List<String> lines(List<WhyRow> rows, int width, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (WhyRow row : rows) {
            String title = row.number() + "  " + row.name();
            lines.add(terminal.bold(width == 0 ? title : Cells.cut(title, width)));
            row.findings().forEach(finding -> add(finding, width, terminal, lines));
        }
        return lines;
    }

    private static void add(Explained finding, int width, Terminal terminal, List<String> lines) {
        boolean grave = finding.severity().equals("stops") || finding.severity().equals("slows");
        int room = width == 0 ? 0 : Math.max(20, width - INDENT);
        String mark = terminal.unicode() ? "•" : "*";
        for (String line : Cells.wrap(finding.text(), room)) {
            lines.add("   " + mark + " " + (grave ? terminal.yellow(line) : line));
            mark = " ";
        }
        finding.advice()
                .ifPresent(advice ->
                        Cells.wrap(advice, room).forEach(line -> lines.add(" ".repeat(INDENT) + terminal.dim(line))));
    }
}
