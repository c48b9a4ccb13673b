package org.starling.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.starling.app.command.CommandException;

/**
 * Where passphrases come from: a file that is named, or the person at the terminal. Never an argument or a variable
 * that has it in it, which others on the machine could see.
 */
final class Passphrases {
    /** Names the file with the passphrase of our keys. */
    static final String VARIABLE = "STARLING_PASSPHRASE_FILE";

    private static final String OPTION = "--passphrase-file";
    private static final int MAX = 1_024;

    private Passphrases() {}

    /** The first line of the file that the option names. */
    static Optional<String> given(Call call) throws IOException {
        Optional<String> file = call.value(OPTION);
        return file.isPresent() ? Optional.of(read(call.path(file.get()), call)) : Optional.empty();
    }

    /** What opens our keys: as {@link #given}, or in the file that the environment names. */
    static Optional<String> ofKeys(Call call) throws IOException {
        Optional<String> given = given(call);
        String file = call.context().environment().getOrDefault(VARIABLE, "");
        return given.isPresent() || file.isEmpty() ? given : Optional.of(read(call.path(file), call));
    }

    /** Asks; a sentence about what to do if nobody can be asked. */
    static String ask(Call call, String question) {
        Optional<String> typed = call.terminal().interactive()
                ? call.context().prompt().ask(call.texts().get(question))
                : Optional.empty();
        return typed.filter(text -> !text.isEmpty())
                .orElseThrow(() -> new UsageException(call.texts().get("passphrase.none")));
    }

    /** Asks for a new one, twice: a slip could not be told from a lost key. */
    static String askNew(Call call) {
        String typed = ask(call, "passphrase.new");
        if (!typed.equals(ask(call, "passphrase.again"))) {
            throw new CommandException(call.texts().get("passphrase.differs"));
        }
        return typed;
    }

    private static String read(Path file, Call call) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX + 1), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new CommandException(call.texts().get("passphrase.empty", file));
            } else if (line.length() == text.length() && line.length() > MAX / 2) {
                throw new CommandException(call.texts().get("passphrase.long", file));
            }
            return line;
        }
    }
}
