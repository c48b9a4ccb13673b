package org.starling.app;

import java.nio.file.Path;
import java.util.List;
import org.starling.app.cli.Cli;
import org.starling.app.cli.CliContext;
import org.starling.app.cli.Interrupts;
import org.starling.app.cli.SystemTerminal;
import org.starling.app.text.Texts;

/** The process's entry point: the world as it is, around a command line that knows it by parameters only. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String osName = System.getProperty("os.name");
        Interrupts interrupts = Interrupts.ofProcess(Thread.currentThread());
        Texts texts = Texts.load();
        boolean windows = osName.startsWith("Windows");
        CliContext context = new CliContext(
                texts,
                SystemTerminal.of(System.getenv(), windows),
                System.getenv(),
                osName,
                Path.of(""),
                home(),
                interrupts,
                new Composition(texts),
                SystemTerminal.prompt(windows));
        int code = new Cli(context).run(List.of(args));
        interrupts.ended(code);
        System.exit(code);
    }

    /** Java asks the user database, but HOME is what the user can change. */
    private static Path home() {
        String home = System.getenv().getOrDefault("HOME", "");
        return Path.of(home.startsWith("/") ? home : System.getProperty("user.home"));
    }
}
