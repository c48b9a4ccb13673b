package org.starling.app.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.text.Texts;

/**
 * Shows torrents while they run: on a terminal one line each, drawn again in place; elsewhere a line when something
 * changes, and now and then. For one thread.
 */
final class ProgressDisplay {
    private static final Duration PLAIN_PAUSE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final ProgressLines lines;
    private final Map<String, State> plainStates = new HashMap<>();
    private long plainAt = System.nanoTime();
    private int drawn;

    ProgressDisplay(Terminal terminal, Texts texts) {
        this.terminal = terminal;
        this.lines = new ProgressLines(texts, terminal);
    }

    void show(List<TorrentRow> rows) {
        if (terminal.interactive()) {
            draw(lines.lines(rows, terminal.size().get()));
        } else {
            plain(rows);
        }
    }

    /** A line that stays, above those that move. */
    void tell(String line) {
        wipe();
        terminal.print(line);
    }

    /** Nothing moves any more. */
    void end() {
        wipe();
    }

    private void draw(List<String> next) {
        StringBuilder screen = new StringBuilder(up());
        next.forEach(line -> screen.append(line).append("\033[K\n"));
        if (next.size() < drawn) {
            screen.append("\033[J");
        }
        drawn = next.size();
        terminal.out().print(screen);
        terminal.out().flush();
    }

    private void wipe() {
        if (drawn > 0) {
            terminal.out().print(up() + "\033[J");
            terminal.out().flush();
            drawn = 0;
        }
    }

    private String up() {
        return drawn == 0 ? "" : "\r\033[" + drawn + "A";
    }

    private void plain(List<TorrentRow> rows) {
        boolean due = System.nanoTime() - plainAt > PLAIN_PAUSE.toNanos();
        for (TorrentRow row : rows) {
            State before = plainStates.put(row.infoHash(), row.state());
            if (due || before != row.state()) {
                terminal.print(lines.plain(row));
            }
        }
        if (due) {
            plainAt = System.nanoTime();
        }
    }
}
