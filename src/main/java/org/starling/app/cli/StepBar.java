package org.starling.app.cli;

import java.time.Duration;
import org.starling.app.text.Units;

/** One bar for a job of known length. Draws on a terminal only, ten times a second at most, and wipes itself away. */
final class StepBar implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final String label;
    private final boolean silent;
    private final Terminal terminal;
    private final long started = System.nanoTime();
    private long drawnAt;
    private boolean drawn;

    StepBar(String label, boolean silent, Terminal terminal) {
        this.label = label;
        this.silent = silent || !terminal.interactive();
        this.terminal = terminal;
    }

    /** From 0 to 1; on any thread. */
    synchronized void update(double fraction) {
        long now = System.nanoTime();
        if (silent || (drawn && now - drawnAt < PAUSE)) {
            return;
        }
        drawn = true;
        drawnAt = now;
        double seconds = (now - started) / 1e9;
        String left =
                fraction > 0.01 && seconds > 1 ? "  " + Units.duration(Math.round(seconds / fraction - seconds)) : "";
        int columns = terminal.size().get().columns();
        String text = Cells.cut(label, Math.max(10, columns / 2));
        int bar = Math.max(10, Math.min(40, columns - Cells.width(text) - 22));
        terminal.out()
                .print("\r\033[K" + text + "  " + Bar.draw(fraction, bar, terminal) + "  "
                        + Cells.right(Units.percent(fraction), 6) + left);
        terminal.out().flush();
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            terminal.out().print("\r\033[K");
            terminal.out().flush();
        }
    }
}
