package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.starling.app.cli.Table.Column;
import org.starling.app.command.FileRow;
import org.starling.app.command.Request;
import org.starling.app.command.Request.FileChange;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import org.starling.engine.FilePriority;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the files of a torrent of the running instance, chooses among them, orders, ranks and renames them. */
final class FilesCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("files", texts)
                .words("SELECTOR", 1)
                .values("FILES", "--choose")
                .values("FILES", "--skip")
                .value("FILES", "--only")
                .values("FILES=PRIORITY", "--priority")
                .values("FILE=PATH", "--rename")
                .value("on|off", "--sequential")
                .value("on|off", "--first-last")
                .flag("--json")
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        String selector = call.oneTorrent();
        List<FileChange> changes = changes(call);
        List<FileRow> rows;
        try (InstanceClient client = new Instances(call).connect()) {
            rows = Asking.files(
                    client,
                    changes.isEmpty() ? new Request.ShowFiles(selector) : new Request.ChangeFiles(selector, changes));
        }
        if (call.json()) {
            call.printJson(rows.stream().map(FileRow::fields).toList());
        } else {
            lines(rows, call.width(), call.texts(), call.terminal()).forEach(call.terminal()::print);
        }
        return 0;
    }

    private static List<FileChange> changes(Call call) {
        List<FileChange> changes = new ArrayList<>();
        call.value("--only").ifPresent(files -> changes.add(new FileChange.Only(files)));
        call.values("--skip").forEach(files -> changes.add(new FileChange.Prioritise(files, FilePriority.SKIP)));
        call.values("--choose").forEach(files -> changes.add(new FileChange.Prioritise(files, FilePriority.NORMAL)));
        for (String text : call.values("--priority")) {
            int equals = separator(text, call.texts());
            changes.add(new FileChange.Prioritise(
                    text.substring(0, equals), priority(text.substring(equals + 1), call.texts())));
        }
        for (String text : call.values("--rename")) {
            int equals = separator(text, call.texts());
            changes.add(new FileChange.Rename(text.substring(0, equals), text.substring(equals + 1)));
        }
        call.value("--sequential")
                .ifPresent(text -> changes.add(new FileChange.Sequential(isOn("--sequential", text, call.texts()))));
        call.value("--first-last")
                .ifPresent(text -> changes.add(new FileChange.FirstLast(isOn("--first-last", text, call.texts()))));
        return changes;
    }

    private static boolean isOn(String option, String text, Texts texts) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UsageException(texts.get("usage.onOff", option, text));
        };
    }

    private static int separator(String text, Texts texts) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new UsageException(texts.get("usage.pair", text));
        }
        return equals;
    }

    private static FilePriority priority(String text, Texts texts) {
        try {
            return FilePriority.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException(texts.get("usage.priority", text));
        }
    }

    static List<String> lines(List<FileRow> rows, int width, Texts texts, Terminal terminal) {
        Table table = new Table(List.of(
                Column.right("#"),
                Column.left(texts.get("files.priority")),
                Column.right(texts.get("list.size")),
                Column.right(texts.get("list.done")).spare(2),
                Column.right(texts.get("files.copies")).spare(1),
                Column.name(texts.get("files.path"))));
        rows.forEach(row -> table.row(List.of(
                Integer.toString(row.number()),
                texts.get("priority." + row.priority().name()),
                Units.size(row.length()),
                row.verified().map(verified -> done(verified, row.length())).orElse("-"),
                row.availability().map(Units::copies).orElse("-"),
                row.path())));
        return table.lines(width, terminal);
    }

    private static String done(long verified, long length) {
        return Units.percent(length == 0 ? 1 : verified / (double) length);
    }
}
