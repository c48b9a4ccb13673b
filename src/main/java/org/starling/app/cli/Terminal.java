package org.starling.app.cli;

import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * Where the command line writes to.
 *
 * @param out results
 * @param err errors, one line each
 * @param interactive a person watches: lines may be drawn again in place
 * @param color escape sequences for colours are welcome
 * @param unicode more than ASCII can be shown
 * @param size asked anew for each drawing, since windows change
 */
public record Terminal(
        PrintStream out, PrintStream err, boolean interactive, boolean color, boolean unicode, Supplier<Size> size) {

    /** In character cells. */
    public record Size(int columns, int rows) {
        public static final Size USUAL = new Size(80, 24);
    }

    void print(String line) {
        out.println(line);
        out.flush();
    }

    String dim(String text) {
        return styled("2", text);
    }

    String bold(String text) {
        return styled("1", text);
    }

    String green(String text) {
        return styled("32", text);
    }

    String yellow(String text) {
        return styled("33", text);
    }

    String cyan(String text) {
        return styled("36", text);
    }

    private String styled(String code, String text) {
        return color && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
