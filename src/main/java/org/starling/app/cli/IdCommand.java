package org.starling.app.cli;

import static org.starling.app.cli.OverlayAsking.digits;
import static org.starling.app.cli.OverlayAsking.text;
import static org.starling.app.cli.OverlayAsking.words;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Request.Topic;
import org.starling.app.text.Texts;
import org.starling.overlay.permid.KeyFileException;
import org.starling.overlay.permid.KeyText;
import picocli.CommandLine.Model.CommandSpec;

/** Shows who we are on the overlay, changes name and picture, saves and restores keys. */
final class IdCommand implements Subcommand {
    private static final int MAX_FILE = 64 << 10;

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
        List<Map<String, @Nullable Object>> rows = OverlayAsking.rows(call, Topic.ID, words, options(call, words));
        if (call.json()) {
            call.printJson(words.isEmpty() ? rows.get(0) : rows);
        } else {
            lines(words, rows, call).forEach(call.terminal()::print);
        }
        return 0;
    }

    private static Map<String, String> options(Call call, List<String> words) throws IOException {
        Map<String, String> options = new HashMap<>();
        call.value("--name").ifPresent(name -> options.put("name", name));
        call.value("--picture")
                .ifPresent(path -> options.put("picture", call.path(path).toString()));
        passphrase(call, words).ifPresent(text -> options.put("passphrase", text));
        for (String flag : List.of("no-picture", "tell-friends")) {
            if (call.flag("--" + flag)) {
                options.put(flag, "true");
            }
        }
        return options;
    }

    /** Of a backup, or a new one for the keys. */
    private static Optional<String> passphrase(Call call, List<String> words) throws IOException {
        Optional<String> given = Passphrases.given(call);
        if (given.isPresent() || words.isEmpty()) {
            return given;
        }
        return switch (words.get(0)) {
            case "protect" -> Optional.of(Passphrases.askNew(call));
            case "unprotect" -> Passphrases.ofKeys(call);
            case "import" ->
                words.size() == 2 && call.terminal().interactive() && isEncrypted(Path.of(words.get(1)))
                        ? Optional.of(Passphrases.ask(call, "passphrase.backup"))
                        : given;
            default -> given;
        };
    }

    /** Whatever is wrong with the file, the instance has words for it. */
    private static boolean isEncrypted(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return KeyText.isEncrypted(new String(in.readNBytes(MAX_FILE), StandardCharsets.ISO_8859_1));
        } catch (IOException | KeyFileException unreadable) {
            return false;
        }
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
            facts.title(texts.get("id." + words.get(0) + "ed", words.size() > 1 ? words.get(1) : ""));
            rows.forEach(row -> facts.add("permid", text(row, "permid")));
        }
        return facts.lines();
    }
}
