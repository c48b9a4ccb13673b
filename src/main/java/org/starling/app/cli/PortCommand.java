package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Says whether others can reach the running instance, how that is known, and what to do; tests it on demand. */
final class PortCommand implements Subcommand {
    private static final int INDENT = 4;
    private static final int NARROWEST = 20;

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("port", texts).flag("--test").flag("--json").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Map<String, String> options = call.flag("--test") ? Map.of("test", "true") : Map.of();
        Request request = new Request.Manage(Request.Topic.PORT, List.of(), options);
        List<Map<String, @Nullable Object>> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.rows(client, request, Reply.Managed.class, Reply.Managed::rows);
        }
        if (call.json()) {
            call.printJson(rows);
        } else {
            rows.forEach(row -> lines(row, call.width(), call.terminal()).forEach(call.terminal()::print));
        }
        return 0;
    }

    /** @param width cells to keep to; 0: one line for each sentence */
    static List<String> lines(Map<String, @Nullable Object> row, int width, Terminal terminal) {
        String text = String.valueOf(row.get("text"));
        String part = String.valueOf(row.get("part"));
        if (part.equals("verdict")) {
            return Cells.wrap(text, width).stream().map(terminal::bold).toList();
        }
        List<String> lines = new ArrayList<>();
        String mark = part.equals("clue") ? terminal.unicode() ? "  • " : "  * " : " ".repeat(INDENT);
        for (String line : Cells.wrap(text, width == 0 ? 0 : Math.max(NARROWEST, width - INDENT))) {
            lines.add(mark + (part.equals("clue") ? line : terminal.dim(line)));
            mark = " ".repeat(INDENT);
        }
        return lines;
    }
}
