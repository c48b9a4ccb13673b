package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.Request.Topic;
import org.starling.app.instance.InstanceClient;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Looks at and changes how the running instance arranges its list; the topics differ in their options only. */
final class ManageCommand implements Subcommand {

    /**
     * An option of a topic.
     *
     * @param label what stands behind it, and how that is read; empty: nothing does
     */
    record Option(String label, String name) {
        static Option flag(String name) {
            return new Option("", name);
        }
    }

    private final Topic topic;
    private final String words;
    private final List<Option> options;
    private final List<String> columns;

    /** @param columns of the table, as far as it shows what there is */
    ManageCommand(Topic topic, String words, List<Option> options, List<String> columns) {
        this.topic = topic;
        this.words = words;
        this.options = List.copyOf(options);
        this.columns = List.copyOf(columns);
    }

    String word() {
        return topic.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public CommandSpec spec(Texts texts) {
        Spec spec = new Spec(word(), texts).flag("--json").words(words, 0);
        for (Option option : options) {
            if (option.label().isEmpty()) {
                spec.flag("--" + option.name());
            } else {
                spec.value(option.label(), "--" + option.name());
            }
        }
        return spec.build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Request.Manage request = new Request.Manage(topic, words(call), values(call));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (InstanceClient client = new Instances(call).connect()) {
            rows.addAll(Asking.rows(client, request, Reply.Managed.class, Reply.Managed::rows));
        }
        if (call.json()) {
            call.printJson(rows);
        } else {
            new ManageTable(word(), columns, call.texts())
                    .lines(rows, call.width(), call.terminal())
                    .forEach(call.terminal()::print);
        }
        return 0;
    }

    /** A folder is meant from where the user is. */
    private List<String> words(Call call) {
        boolean folder = topic == Topic.WATCH && !call.words().isEmpty();
        return folder ? List.of(call.path(call.words().get(0)).toString()) : call.words();
    }

    private Map<String, String> values(Call call) {
        Map<String, String> values = new HashMap<>();
        for (Option option : options) {
            String name = "--" + option.name();
            if (option.label().isEmpty()) {
                if (call.flag(name)) {
                    values.put(option.name(), "true");
                }
            } else {
                call.value(name).ifPresent(text -> values.put(option.name(), read(option.label(), text, call)));
            }
        }
        return values;
    }

    private static String read(String label, String text, Call call) {
        return switch (label) {
            case "DIR" -> call.path(text).toString();
            case "RATE" -> Long.toString(Rates.rate(text, call.texts()));
            case "TIME" -> Long.toString(Spans.seconds(text, call.texts()));
            case "RATIO" -> Spans.ratio(text, call.texts());
            default -> text;
        };
    }
}
