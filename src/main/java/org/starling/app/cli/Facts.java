package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.starling.app.text.Texts;

/** A title with named facts below it, aligned. */
final class Facts {
    private static final int LABEL = 13;

    private final Texts texts;
    private final Terminal terminal;
    private final List<String> lines = new ArrayList<>();

    Facts(Texts texts, Terminal terminal) {
        this.texts = texts;
        this.terminal = terminal;
    }

    void title(String text) {
        lines.add(terminal.bold(text));
    }

    void add(String key, String value) {
        lines.add("  " + terminal.dim(Cells.fit(texts.get("show." + key), LABEL)) + " " + value);
    }

    /** One line each, the name before the first only; nothing for an empty list. */
    void all(String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i == 0) {
                add(key, values.get(i));
            } else {
                lines.add("  " + " ".repeat(LABEL) + " " + values.get(i));
            }
        }
    }

    void note(String text) {
        lines.add("  " + terminal.dim(text));
    }

    void line(String text) {
        lines.add(text);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
