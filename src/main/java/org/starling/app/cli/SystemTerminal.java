package org.starling.app.cli;

import java.io.Console;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.starling.app.cli.Terminal.Size;

/** Finds out what the process's own output is connected to. Java itself knows little of terminals. */
public final class SystemTerminal {
    private static final long SIZE_LASTS = TimeUnit.SECONDS.toNanos(3);

    private SystemTerminal() {}

    public static Terminal of(Map<String, String> environment, boolean windows) {
        boolean interactive = isTerminal(1, windows) && !"dumb".equals(environment.get("TERM"));
        String noColor = environment.getOrDefault("NO_COLOR", "");
        Charset charset = windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
        return new Terminal(
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.err, charset),
                interactive,
                interactive && noColor.isEmpty(),
                isUnicode(environment, windows),
                new SizeProbe(environment, interactive && !windows));
    }

    /** Reads from the terminal, if the input is one. */
    @SuppressWarnings("SystemConsoleNull") // asked only where there is a terminal
    public static PassphrasePrompt prompt(boolean windows) {
        return question -> {
            @Nullable Console console = isTerminal(0, windows) ? System.console() : null;
            char @Nullable [] typed = console == null ? null : console.readPassword("%s ", question);
            return typed == null ? Optional.empty() : Optional.of(new String(typed));
        };
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), false, charset);
    }

    /** The console object says yes only if the input is a terminal too; Linux lets us look at the output itself. */
    @SuppressWarnings("SystemConsoleNull") // starling.cmd asks newer JVMs for the console that keeps to this
    private static boolean isTerminal(int descriptor, boolean windows) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (!windows && Files.isSymbolicLink(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return System.console() != null;
    }

    private static boolean isUnicode(Map<String, String> environment, boolean windows) {
        if (windows) {
            return environment.containsKey("WT_SESSION");
        }
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
                .orElse(false);
    }

    /** Asks stty, since a window's size is otherwise known to the shell alone. For one thread. */
    private static final class SizeProbe implements Supplier<Size> {
        private final boolean ask;
        private Size size;
        private long askedAt;
        private boolean asked;

        SizeProbe(Map<String, String> environment, boolean ask) {
            this.ask = ask;
            this.size = new Size(number(environment.get("COLUMNS"), Size.USUAL.columns()), Size.USUAL.rows());
        }

        @Override
        public Size get() {
            if (ask && (!asked || System.nanoTime() - askedAt > SIZE_LASTS)) {
                asked = true;
                askedAt = System.nanoTime();
                size = stty();
            }
            return size;
        }

        private Size stty() {
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(new File("/dev/tty"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try (var output = stty.inputReader()) {
                    String[] words = String.valueOf(output.readLine()).split(" ", -1);
                    return words.length == 2
                            ? new Size(number(words[1], size.columns()), number(words[0], size.rows()))
                            : size;
                }
            } catch (IOException e) {
                return size;
            }
        }

        private static int number(@Nullable String text, int otherwise) {
            return text != null && text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : otherwise;
        }
    }
}
