package org.starling.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.starling.app.cli.Cli;
import org.starling.app.cli.CliContext;
import org.starling.app.cli.Interrupts;
import org.starling.app.cli.PassphrasePrompt;
import org.starling.app.cli.Terminal;
import org.starling.app.demo.DemoTracker;
import org.starling.app.text.Texts;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
import org.starling.engine.MetainfoException;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;

/**
 * Does what users do most, once, small, and on loopback only: the launcher learns from it which classes belong into the
 * class-data archive. Prints nothing, leaves nothing.
 */
final class Training {
    private static final int SIZE = 1_000_000;
    private static final long MEMORY = 16L << 20;

    private final Path folder;
    private final Texts texts = Texts.load();
    private final Composition composition = new Composition(texts);

    private Training(Path folder) {
        this.folder = folder;
    }

    /** A class of its own rather than a command: nobody else has a use for it. */
    public static void main(String[] args) throws IOException, MetainfoException {
        Path folder = Files.createTempDirectory("starling-training");
        try {
            new Training(folder).run();
        } finally {
            delete(folder);
        }
        Main.main(new String[] {"--version"});
    }

    private void run() throws IOException, MetainfoException {
        Path seeded = Files.createDirectories(folder.resolve("seeded"));
        Path data = Files.write(seeded.resolve("data"), new byte[SIZE]);
        String torrent = folder.resolve("data.torrent").toString();
        String target = folder.resolve("target").toString();
        try (DemoTracker tracker = new DemoTracker();
                Engine seed = composition.trackerEngine(config())) {
            cli("create", data.toString(), "-o", torrent, "--tracker", tracker.announceUrl());
            start(seed, Path.of(torrent), seeded);
            String peer = "127.0.0.1:" + seed.listening().getPort();
            String address = InetAddress.getLoopbackAddress().getHostAddress();
            cli("download", torrent, "--dir", target, "--port", "0", "--bind", address, "--peer", peer);
        }
        cli("verify", torrent, "--dir", target);
        cli("show", torrent);
        cli("list");
        cli("--help");
    }

    private void start(Engine seed, Path torrent, Path data) throws IOException, MetainfoException {
        TorrentSource source = new TorrentSource.Known(composition.metainfo().parse(Files.readAllBytes(torrent)));
        seed.start(source, TorrentSettings.in(data), new TorrentListener() {});
    }

    private EngineConfig config() {
        return EngineConfig.onLoopback(folder.resolve("resume"), MEMORY, 8, 8);
    }

    private void cli(String... words) {
        List<String> arguments =
                new ArrayList<>(List.of("--state", folder.resolve("state").toString()));
        arguments.addAll(List.of(words));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Terminal terminal = new Terminal(nowhere, nowhere, true, true, true, () -> Terminal.Size.USUAL);
        Map<String, String> environment = System.getenv();
        String osName = System.getProperty("os.name");
        Interrupts interrupts = new Interrupts();
        new Cli(new CliContext(
                        texts,
                        terminal,
                        environment,
                        osName,
                        folder,
                        folder,
                        interrupts,
                        composition,
                        PassphrasePrompt.NOBODY))
                .run(arguments);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
