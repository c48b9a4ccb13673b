package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Failures;
import org.starling.app.instance.InstanceGoneException;
import org.starling.app.instance.StateFolder;
import org.starling.app.log.LogFile;
import org.starling.app.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line and runs the command. Every failure ends as one line on the error output. */
public final class Cli {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    private final CliContext context;
    private final Texts texts;
    private final Map<String, Subcommand> commands = new LinkedHashMap<>();

    public Cli(CliContext context) {
        this.context = context;
        this.texts = context.texts();
        commands.put("download", new DownloadCommand());
        commands.put("list", new ListCommand());
        for (ActCommand.Kind kind : ActCommand.Kind.values()) {
            commands.put(kind.word(), new ActCommand(kind));
        }
        commands.put("why", new WhyCommand());
        commands.put("peers", new PeersCommand());
        commands.put("trackers", new TrackersCommand());
        commands.put("files", new FilesCommand());
        commands.put("play", new PlayCommand());
        commands.put("move", new MoveCommand());
        commands.put("stats", new StatsCommand());
        commands.put("port", new PortCommand());
        commands.put("limit", new LimitCommand());
        Topics.all().forEach(topic -> commands.put(topic.word(), topic));
        commands.put("dht", new DhtCommand());
        commands.put("overlay", new OverlayCommand());
        commands.put("id", new IdCommand());
        commands.put("friend", new FriendCommand());
        commands.put("create", new CreateCommand());
        commands.put("show", new ShowCommand());
        commands.put("verify", new VerifyCommand());
        commands.put("demo", new DemoCommand());
    }

    /** Runs to the end and gives the exit code; throws nothing. */
    public int run(List<String> arguments) {
        CommandLine line = new CommandLine(root());
        commands.forEach((name, command) -> line.addSubcommand(name, command.spec(texts)));
        try {
            return run(line.parseArgs(arguments.toArray(String[]::new)), List.of());
        } catch (UnmatchedArgumentException e) {
            return handOver(e, arguments);
        } catch (ParameterException e) {
            return fail(BAD_USAGE, BadUsage.sentence(e, texts));
        } catch (UsageException e) {
            return fail(BAD_USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** Words that are torrents or invitations open the window with them: so desktops call what opens links. */
    private int handOver(UnmatchedArgumentException failure, List<String> arguments) {
        List<String> words = failure.getUnmatched();
        boolean root = failure.getCommandLine().getParent() == null;
        if (!root || !words.stream().allMatch(word -> WindowCommand.opens(word, context))) {
            return fail(BAD_USAGE, BadUsage.sentence(failure, texts));
        }
        List<String> options = new ArrayList<>(arguments);
        options.removeAll(words);
        try {
            return run(new CommandLine(root()).parseArgs(options.toArray(String[]::new)), words);
        } catch (UsageException e) {
            return fail(BAD_USAGE, String.valueOf(e.getMessage()));
        }
    }

    private CommandSpec root() {
        CommandSpec root = new Spec("starling", texts)
                .everywhere("DIR", "--state")
                .flag("--headless")
                .help("-h", "--help")
                .version("--version")
                .value("N", "--port")
                .value("IP", "--bind")
                .value("MODE", "--encryption")
                .value("RATE", "--down")
                .value("RATE", "--up")
                .flag("--no-lsd")
                .flag("--no-pex")
                .flag("--no-port-mapping")
                .flag("--no-dht")
                .values("HOST:PORT", "--dht-node")
                .value("FILE", "--passphrase-file")
                .build();
        root.usageMessage().commandListHeading(texts.get("help.commands")).sortOptions(false);
        root.usageMessage().footer(texts.get("help.footer"));
        return root;
    }

    private int run(ParseResult parsed, List<String> torrents) {
        ParseResult deepest = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (deepest.hasMatchedOption("--help") || parsed.hasMatchedOption("--help")) {
            return print(
                    deepest.commandSpec().commandLine().getUsageMessage(ansi()).stripTrailing());
        } else if (parsed.hasMatchedOption("--version")) {
            ResourceBundle version = ResourceBundle.getBundle("org.starling.app.version");
            return print(version.getString("name") + " " + version.getString("version"));
        }
        Subcommand command = command(parsed, torrents);
        StateFolder state = state(parsed);
        LogFile log = LogFile.install(state.logs());
        try {
            return command.run(new Call(deepest, state, context));
        } catch (UsageException e) {
            return fail(BAD_USAGE, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return fail(FAILED, texts.get("interrupted"));
        } catch (IOException | RuntimeException e) {
            return fail(FAILED, sentence(e, log));
        } catch (OutOfMemoryError e) {
            return fail(FAILED, texts.get("memory"));
        } finally {
            log.close();
        }
    }

    private Subcommand command(ParseResult parsed, List<String> torrents) {
        if (parsed.hasSubcommand()) {
            EngineOptions.refuseBefore(parsed, texts);
            if (parsed.hasMatchedOption("--headless")) {
                throw new UsageException(texts.get("usage.headless"));
            }
            return Objects.requireNonNull(
                    commands.get(parsed.subcommand().commandSpec().name()));
        }
        boolean headless = parsed.hasMatchedOption("--headless");
        if (headless && !torrents.isEmpty()) {
            throw new UsageException(texts.get("usage.headless"));
        }
        return headless ? new HeadlessCommand() : new WindowCommand(torrents);
    }

    private StateFolder state(ParseResult parsed) {
        @Nullable String given = parsed.commandSpec().findOption("--state").getValue();
        try {
            return given == null
                    ? StateFolder.standard(context.environment(), context.osName(), context.home())
                    : new StateFolder(context.resolve(given));
        } catch (InvalidPathException e) {
            throw new UsageException(texts.get("usage.path", given == null ? "" : given));
        }
    }

    private String sentence(Exception failure, LogFile log) {
        if (failure instanceof InstanceGoneException) {
            return texts.get("instance.gone");
        }
        return new Failures(texts)
                .explain(failure)
                .map(CommandException::sentence)
                .orElseGet(() -> failure instanceof FileSystemException file
                        ? texts.get("file.failed", String.valueOf(file.getFile()), FileReasons.of(file, texts))
                        : Defects.sentence(failure, log.folder(), texts));
    }

    private CommandLine.Help.Ansi ansi() {
        return context.terminal().color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
    }

    private int print(String text) {
        context.terminal().print(text);
        return DONE;
    }

    private int fail(int code, String sentence) {
        String line = sentence.replaceAll("\\R+", " ");
        context.terminal().err().println(texts.get("error", line));
        context.terminal().err().flush();
        return code;
    }
}
