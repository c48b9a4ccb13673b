package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.net.OverlayAcceptor;

/** What a torrent that runs tells its sources: how much is left, and when it is complete. */
final class AnnouncedNumbersTest {
    private static final int SIZE = 400_000;

    @TempDir
    Path temp;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private BtEngine engine;
    private BtEngine seeder;
    private Metainfo torrent;

    @BeforeEach
    void start() throws Exception {
        EngineParts parts =
                new EngineParts(OverlayAcceptor.CLOSED, net -> List.of(), net -> List.of(new LoggedSource(log)));
        engine = BtEngine.start(Engines.config(temp.resolve("engine")), parts);
        seeder = Engines.start(temp.resolve("seeder"));
        for (String name : List.of("one", "two")) {
            byte[] content = new byte[SIZE];
            new Random(name.hashCode()).nextBytes(content);
            Files.write(Files.createDirectories(temp.resolve("data/pair")).resolve(name), content);
        }
        CreateRequest request = new CreateRequest(
                temp.resolve("data/pair"),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty());
        torrent = engine.metainfo().parse(engine.metainfo().create(request, progress -> {}));
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
        seeder.close();
    }

    private EngineTorrent run(TorrentSource source, TorrentSettings settings) {
        EngineTorrent running = engine.start(source, settings, Engines.NOBODY);
        running.addPeers(List.of(seeder.listening()));
        return running;
    }

    private void seed() throws InterruptedException {
        Engines.awaitSeeding(Engines.start(seeder, torrent, temp.resolve("data")));
    }

    @Test
    void aDownloadIsTold() throws Exception {
        seed();
        run(new TorrentSource.Known(torrent), TorrentSettings.in(temp.resolve("elsewhere")));
        Until.holds(
                "it is told", () -> !log.isEmpty() && log.get(log.size() - 1).startsWith("completed"));
        assertThat(log.get(0)).isEqualTo("start, left " + torrent.size());
        assertThat(log.get(1)).isEqualTo("completed, left 0");
    }

    @Test
    void aMagnetThatIsDownloadedIsTold() throws Exception {
        seed();
        run(
                new TorrentSource.ByHash(torrent.infoHash(), Optional.empty(), List.of(), List.of()),
                TorrentSettings.in(temp.resolve("elsewhere")));
        Until.holds(
                "it is told", () -> !log.isEmpty() && log.get(log.size() - 1).startsWith("completed"));
        assertThat(log.get(0)).isEqualTo("start, left 1");
        assertThat(log.get(1)).isEqualTo("completed, left 0");
    }

    @Test
    void whatWasThereIsNoCompletion() throws Exception {
        Engines.awaitSeeding(run(new TorrentSource.Known(torrent), TorrentSettings.in(temp.resolve("data"))));
        assertThat(log).containsExactly("start, left 0");
    }

    @Test
    void whoHasChosenFilesOnlyIsNoSeedUntilTheRestIsThere() throws Exception {
        seed();
        TorrentSettings some = TorrentSettings.in(temp.resolve("elsewhere"))
                .withPriorities(List.of(FilePriority.NORMAL, FilePriority.SKIP));
        EngineTorrent running = run(new TorrentSource.Known(torrent), some);
        Engines.awaitSeeding(running);
        assertThat(log).containsExactly("start, left " + torrent.size());
        running.apply(some.withPriorities(List.of())).get();
        Until.holds("it is told", () -> log.contains("completed, left 0"));
    }

    @Test
    void whoeverIsAskedAgainIsAskedAtOnce() throws Exception {
        EngineTorrent running = run(new TorrentSource.Known(torrent), TorrentSettings.in(temp.resolve("data")));
        Engines.awaitSeeding(running);
        running.announce();
        Until.holds("it is asked", () -> log.contains("again, left 0"));
        running.stop().get();
        running.announce();
        running.peers().get(); // comes after it on the loop
        assertThat(log).containsExactly("start, left 0", "again, left 0");
    }
}
