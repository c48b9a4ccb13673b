package org.starling.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.starling.app.instance.StateFolder;
import org.starling.app.json.Json;
import org.starling.app.text.Texts;
import picocli.CommandLine.ParseResult;

/** One call of a command: its arguments, and what it may use. */
record Call(ParseResult arguments, StateFolder state, CliContext context) {

    Texts texts() {
        return context.texts();
    }

    Terminal terminal() {
        return context.terminal();
    }

    boolean flag(String name) {
        return arguments.hasMatchedOption(name);
    }

    boolean json() {
        return flag("--json");
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(arguments.matchedOptionValue(name, (String) null));
    }

    List<String> values(String name) {
        return arguments.matchedOptionValue(name, List.<String>of());
    }

    /** All positional arguments in a row. */
    List<String> words() {
        return arguments.matchedPositionals().isEmpty()
                ? List.of()
                : arguments.matchedPositionalValue(0, List.<String>of());
    }

    /** The one word of a command that takes one torrent. */
    String oneTorrent() {
        if (words().size() != 1) {
            throw new UsageException(texts().get("usage.oneTorrent"));
        }
        return words().get(0);
    }

    Path path(String text) {
        try {
            return context.resolve(text);
        } catch (InvalidPathException e) {
            throw new UsageException(texts().get("usage.path", text));
        }
    }

    /** Cells to keep to; 0 where nobody watches, for as wide as it has to be. */
    int width() {
        return terminal().interactive() ? terminal().size().get().columns() : 0;
    }

    void printJson(Object value) {
        terminal().print(new Json().text(value));
    }

    /** For warnings and remarks beside the result. */
    void remark(String line) {
        terminal().err().println(line);
        terminal().err().flush();
    }
}
