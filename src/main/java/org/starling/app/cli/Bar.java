package org.starling.app.cli;

/** A progress bar of so many cells. Pure. */
final class Bar {
    private Bar() {}

    static String draw(double fraction, int cells, Terminal terminal) {
        double clamped = Math.max(0, Math.min(1, fraction));
        if (!terminal.unicode()) {
            int full = (int) (clamped * (cells - 2));
            return "[" + "#".repeat(full) + "-".repeat(cells - 2 - full) + "]";
        }
        int halves = (int) (clamped * cells * 2);
        int full = halves / 2;
        String half = halves % 2 == 1 ? "╸" : "";
        String done = "━".repeat(full) + half;
        String left = "─".repeat(cells - full - half.length());
        return clamped >= 1 ? terminal.green(done) : terminal.cyan(done) + terminal.dim(left);
    }
}
