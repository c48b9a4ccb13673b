package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.net.OverlayAcceptor;

/** Peers are looked for when they can be used, not while data is checked and everybody would be turned away. */
final class SearchStartTest {

    @TempDir
    Path temp;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private BtEngine engine;

    @BeforeEach
    void start() throws IOException {
        EngineParts parts =
                new EngineParts(OverlayAcceptor.CLOSED, gate -> List.of(), gate -> List.of(new LoggedSource(log)));
        engine = BtEngine.start(Engines.config(temp), parts);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aTorrentWithDataSearchesOnceItIsChecked() throws Exception {
        TestTorrent torrent = TestTorrent.create(temp.resolve("content"), "film", 3_000_000, engine.metainfo());
        run(torrent, torrent.folder());
        Until.holds("it seeds", () -> log.contains("Seeding"));
        assertThat(log.indexOf("start, left 0")).isEqualTo(log.indexOf("Seeding") - 1);
        assertThat(log).filteredOn(line -> line.startsWith("start")).hasSize(1);
    }

    @Test
    void aTorrentWithoutDataSearchesWhenItBegins() throws Exception {
        TestTorrent torrent = TestTorrent.create(temp.resolve("content"), "film", 3_000_000, engine.metainfo());
        run(torrent, temp.resolve("elsewhere"));
        Until.holds("it downloads", () -> log.contains("Downloading"));
        assertThat(log.indexOf("start, left 3000000")).isEqualTo(log.indexOf("Downloading") - 1);
    }

    private void run(TestTorrent torrent, Path folder) {
        engine.start(new TorrentSource.Known(torrent.metainfo()), TorrentSettings.in(folder), new TorrentListener() {
            @Override
            public void onPhase(TorrentPhase phase) {
                log.add(phase.getClass().getSimpleName());
            }
        });
    }
}
