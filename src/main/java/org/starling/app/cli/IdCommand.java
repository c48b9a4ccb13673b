package org.starling.app.cli;

import static org.starling.app.cli.OverlayAsking.digits;
import static org.starling.app.cli.OverlayAsking.text;
import static org.starling.app.cli.OverlayAsking.words;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Request.Topic;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Shows who we are on the overlay, changes name and picture, saves and restores keys. */
final class IdCommand implements Subcommand {
    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("id", texts)
                .flag("--json")
                .value("NAME", "--name")
                .value("FILE", "--picture")
                .flag("--no-picture")
                .value("FILE", "--passphrase-file")
                .flag("--tell-friends")
                .words("IDENTITY", 0)
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(call.words());
        if (words.size() > 1) {
            words.set(1, call.path(words.get(1)).toString());
        }
        List<Map<String, @Nullable Object>> rows = OverlayAsking.rows(call, Topic.ID, words, options(call));
        if (call.json()) {
            call.printJson(words.isEmpty() ? rows.get(0) : rows);
        } else {
            lines(words, rows, call).forEach(call.terminal()::print);
        }
        return 0;
    }

    private static Map<String, String> options(Call call) {
        Map<String, String> options = new HashMap<>();
        call.value("--name").ifPresent(name -> options.put("name", name));
        for (String file : List.of("picture", "passphrase-file")) {
            call.value("--" + file)
                    .ifPresent(path -> options.put(file, call.path(path).toString()));
        }
        for (String flag : List.of("no-picture", "tell-friends")) {
            if (call.flag("--" + flag)) {
                options.put(flag, "true");
            }
        }
        return options;
    }

    private static List<String> lines(List<String> words, List<Map<String, @Nullable Object>> rows, Call call) {
        Texts texts = call.texts();
        Facts facts = new Facts(texts, call.terminal());
        if (words.isEmpty()) {
            Map<String, @Nullable Object> row = rows.get(0);
            facts.title(text(row, "name").isEmpty() ? texts.get("id.noName") : text(row, "name"));
            facts.add("permid", text(row, "permid"));
            facts.add("words", words(row));
            facts.add("digits", digits(row));
            facts.add("contact", text(row, "contact"));
        } else {
            facts.title(texts.get(words.get(0).equals("export") ? "id.exported" : "id.imported", words.get(1)));
            rows.forEach(row -> facts.add("permid", text(row, "permid")));
        }
        return facts.lines();
    }
}
