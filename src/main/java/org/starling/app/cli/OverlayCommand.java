package org.starling.app.cli;

import static org.starling.app.cli.OverlayAsking.flag;
import static org.starling.app.cli.OverlayAsking.number;
import static org.starling.app.cli.OverlayAsking.text;
import static org.starling.app.cli.OverlayAsking.texts;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Request.Topic;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Turns the overlay on and off, tells how it stands, dials a member, and shows what was told to whom. */
final class OverlayCommand implements Subcommand {
    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("overlay", texts)
                .flag("--json")
                .value("FILE", "--passphrase-file")
                .words("OVERLAY", 0)
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        String word = call.words().isEmpty() ? "status" : call.words().get(0);
        Map<String, String> options = word.equals("on") ? passphrase(call) : Map.of();
        List<Map<String, @Nullable Object>> rows = OverlayAsking.rows(call, Topic.OVERLAY, call.words(), options);
        if (call.json()) {
            boolean list = word.equals("links") || word.equals("log");
            call.printJson(list ? rows : rows.get(0));
            return 0;
        }
        lines(word, rows, call).forEach(call.terminal()::print);
        return 0;
    }

    /** Nobody is asked for what is not needed. */
    private static Map<String, String> passphrase(Call call) throws IOException, InterruptedException {
        Optional<String> given = Passphrases.ofKeys(call);
        if (given.isEmpty() && call.terminal().interactive()) {
            Map<String, @Nullable Object> status = OverlayAsking.rows(call, Topic.OVERLAY, List.of("status"), Map.of())
                    .get(0);
            given = flag(status, "locked") ? Optional.of(Passphrases.ask(call, "passphrase.ask")) : given;
        }
        return given.map(text -> Map.of("passphrase", text)).orElse(Map.of());
    }

    private static List<String> lines(String word, List<Map<String, @Nullable Object>> rows, Call call) {
        Texts texts = call.texts();
        return switch (word) {
            case "links" -> links(rows, call);
            case "log" -> log(rows, call);
            case "connect" ->
                List.of(texts.get(
                        "overlay.connected",
                        text(rows.get(0), "address"),
                        text(rows.get(0), "permid"),
                        texts.get("link." + text(rows.get(0), "kind")),
                        number(rows.get(0), "version")));
            default -> status(rows.get(0), call);
        };
    }

    private static List<String> status(Map<String, @Nullable Object> row, Call call) {
        Texts texts = call.texts();
        Facts facts = new Facts(texts, call.terminal());
        facts.title(texts.get(flag(row, "on") ? "overlay.on" : "overlay.off"));
        if (row.get("trouble") != null) {
            facts.note(text(row, "trouble"));
        }
        if (flag(row, "on")) {
            facts.add("permid", text(row, "permid"));
            facts.add("links", texts.get("overlay.links", number(row, "secureLinks"), number(row, "classicLinks")));
            facts.add("friends", texts.get("overlay.friends", number(row, "friends"), number(row, "online")));
            texts(row, "alerts").forEach(facts::line);
        }
        facts.note(texts.get(flag(row, "classic") ? "overlay.classic" : "overlay.noClassic"));
        facts.note(texts.get(flag(row, "friendsOnly") ? "overlay.friendsOnly" : "overlay.strangers"));
        facts.note(texts.get(flag(row, "rendezvous") ? "overlay.rendezvous" : "overlay.noRendezvous"));
        return facts.lines();
    }

    private static List<String> links(List<Map<String, @Nullable Object>> rows, Call call) {
        Texts texts = call.texts();
        if (rows.isEmpty()) {
            return List.of(texts.get("overlay.noLinks"));
        }
        Table table = new Table(List.of(
                Table.Column.left(texts.get("manage.address")),
                Table.Column.left(texts.get("manage.kind")),
                Table.Column.left(texts.get("manage.permid"))));
        rows.forEach(row -> table.row(
                List.of(text(row, "address"), texts.get("link." + text(row, "kind")), ending(text(row, "permid")))));
        return table.lines(call.width(), call.terminal());
    }

    private static List<String> log(List<Map<String, @Nullable Object>> rows, Call call) {
        Texts texts = call.texts();
        if (rows.isEmpty()) {
            return List.of(texts.get("overlay.nothingTold"));
        }
        Table table = new Table(List.of(
                Table.Column.left(texts.get("manage.at")),
                Table.Column.left(texts.get("manage.to")),
                Table.Column.left(texts.get("manage.topic")),
                Table.Column.name(texts.get("manage.what"))));
        rows.forEach(row -> table.row(List.of(
                Instant.ofEpochSecond(number(row, "at"))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                text(row, "name"),
                texts.get("told." + text(row, "topic")),
                String.join(", ", texts(row, "what")))));
        return table.lines(call.width(), call.terminal());
    }

    private static String ending(String permId) {
        return permId.substring(Math.max(0, permId.length() - 10));
    }
}
