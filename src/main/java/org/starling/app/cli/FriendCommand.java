package org.starling.app.cli;

import static org.starling.app.cli.OverlayAsking.digits;
import static org.starling.app.cli.OverlayAsking.flag;
import static org.starling.app.cli.OverlayAsking.number;
import static org.starling.app.cli.OverlayAsking.text;
import static org.starling.app.cli.OverlayAsking.texts;
import static org.starling.app.cli.OverlayAsking.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request.Topic;
import org.starling.app.qr.QrPicture;
import org.starling.app.text.Texts;
import org.starling.overlay.permid.Fingerprint;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.InvitationLink;
import picocli.CommandLine.Model.CommandSpec;

/** Invites, answers and lists friends. */
final class FriendCommand implements Subcommand {
    private static final int MAX_FILE = 4_096;

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("friend", texts)
                .flag("--json")
                .value("NAME", "--name")
                .flag("--yes")
                .flag("--differ")
                .flag("--qr")
                .value("FILE", "--png")
                .value("FILE", "--svg")
                .value("FILE", "--file")
                .words("FRIEND", 0)
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> words = call.words();
        String word = words.isEmpty() ? "list" : words.get(0);
        return switch (word) {
            case "invite" -> invite(call);
            case "add" -> add(call);
            case "list" -> show(call, ask(call, words), false);
            default -> show(call, ask(call, words), true);
        };
    }

    private static List<Map<String, @Nullable Object>> ask(Call call, List<String> words)
            throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        call.value("--name").ifPresent(name -> options.put("name", name));
        if (call.flag("--differ")) {
            options.put("differ", "true");
        }
        return OverlayAsking.rows(call, Topic.FRIEND, words, options);
    }

    private static int invite(Call call) throws IOException, InterruptedException {
        Map<String, @Nullable Object> row = ask(call, call.words()).get(0);
        String link = text(row, "link");
        QrPicture picture = QrPicture.of(link);
        write(call, "--png", picture.png());
        write(call, "--svg", picture.svg().getBytes(StandardCharsets.UTF_8));
        write(call, "--file", (link + "\n").getBytes(StandardCharsets.UTF_8));
        if (call.json()) {
            call.printJson(row);
            return 0;
        }
        call.terminal().print(link);
        boolean drawable = call.terminal().interactive() && call.terminal().unicode();
        if (call.flag("--qr") || drawable) {
            picture.lines(true).forEach(call.terminal()::print);
        }
        call.remark(call.texts().get("friend.invitation", number(row, "days")));
        if (texts(row, "addresses").isEmpty()) {
            call.remark(call.texts().get("friend.noAddress"));
        }
        return 0;
    }

    /** An invitation is worth a friendship: what it is written to did not exist before. */
    private static void write(Call call, String option, byte[] content) throws IOException {
        if (call.value(option).isPresent()) {
            Files.write(call.path(call.value(option).get()), content, StandardOpenOption.CREATE_NEW);
        }
    }

    /** Shows who it is and asks, before anything is dialled. */
    private static int add(Call call) throws IOException, InterruptedException {
        if (call.words().size() != 2) {
            throw new UsageException(call.texts().get("friend.usage"));
        }
        String text = link(call, call.words().get(1));
        InvitationLink link = parse(call, text);
        if (!call.flag("--yes") && !agrees(call, link)) {
            throw new CommandException(call.texts().get("friend.notAdded"));
        }
        return show(call, ask(call, List.of("add", text)), true);
    }

    private static String link(Call call, String text) throws IOException {
        if (text.regionMatches(true, 0, InvitationLink.PREFIX, 0, InvitationLink.PREFIX.length())) {
            return text;
        }
        Path file = call.path(text);
        if (Files.size(file) > MAX_FILE) {
            throw new CommandException(call.texts().get("friend.NO_INVITATION"));
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    private static InvitationLink parse(Call call, String text) {
        try {
            return InvitationLink.parse(text);
        } catch (FriendException none) {
            throw new CommandException(call.texts().get("friend." + none.reason()), none);
        }
    }

    private static boolean agrees(Call call, InvitationLink link) throws IOException {
        Texts texts = call.texts();
        if (!call.terminal().interactive()) {
            throw new UsageException(texts.get("friend.yes"));
        }
        Fingerprint fingerprint = link.permId().fingerprint();
        String name = link.name().isEmpty() ? texts.get("id.noName") : link.name();
        Facts facts = new Facts(texts, call.terminal());
        facts.title(texts.get("friend.invitedBy", name));
        facts.add("words", fingerprint.spoken());
        facts.add("digits", fingerprint.numbers());
        facts.lines().forEach(call.terminal()::print);
        call.terminal().print(texts.get("friend.question"));
        return answer().equalsIgnoreCase(texts.get("friend.answer"));
    }

    private static String answer() throws IOException {
        Reader reader = new InputStreamReader(System.in, Charset.defaultCharset());
        @Nullable String line = new BufferedReader(reader).readLine();
        return line == null ? "" : line.strip();
    }

    private static int show(Call call, List<Map<String, @Nullable Object>> rows, boolean one) {
        Texts texts = call.texts();
        if (call.json()) {
            call.printJson(one ? rows.get(0) : rows);
        } else if (one) {
            Facts facts = new Facts(texts, call.terminal());
            facts.title(text(rows.get(0), "name") + ": " + state(rows.get(0), texts));
            facts.add("permid", text(rows.get(0), "permid"));
            facts.add("words", words(rows.get(0)));
            facts.add("digits", digits(rows.get(0)));
            facts.lines().forEach(call.terminal()::print);
        } else if (rows.isEmpty()) {
            call.terminal().print(texts.get("friend.empty"));
        } else {
            Table table = new Table(List.of(
                    Table.Column.left("#"),
                    Table.Column.name(texts.get("manage.name")),
                    Table.Column.left(texts.get("manage.state")),
                    Table.Column.left(texts.get("manage.presence")),
                    Table.Column.left(texts.get("manage.compared"))));
            rows.forEach(row -> table.row(List.of(
                    Long.toString(number(row, "number")),
                    text(row, "name"),
                    state(row, texts),
                    presence(row, texts),
                    texts.get(flag(row, "compared") ? "manage.yes" : "manage.no"))));
            table.lines(call.width(), call.terminal()).forEach(call.terminal()::print);
        }
        return 0;
    }

    private static String state(Map<String, @Nullable Object> row, Texts texts) {
        String key = row.get("successor") != null ? "moved" : text(row, "state");
        return texts.get("person." + key);
    }

    private static String presence(Map<String, @Nullable Object> row, Texts texts) {
        if (flag(row, "online")) {
            return texts.get("friend.online");
        }
        return row.get("lastSeen") == null
                ? texts.get("friend.neverSeen")
                : texts.get("friend.lastSeen", Instant.ofEpochSecond(number(row, "lastSeen")));
    }
}
