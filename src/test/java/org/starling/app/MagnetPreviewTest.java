package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.demo.DemoTracker;
import org.starling.engine.EngineConfig;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.bt.metainfo.StandaloneMetainfo;
import org.starling.rig.Await;
import org.starling.wire.Magnet;

/** A magnet's files are seen before any data is fetched. Real engines on loopback. */
final class MagnetPreviewTest {
    @TempDir
    private Path dir;

    private EngineConfig config(String name) {
        return EngineConfig.onLoopback(dir.resolve(name), 16L << 20, 16, 20);
    }

    private Metainfo make(MetainfoService service, String tracker) throws Exception {
        Path content = Files.createDirectories(dir.resolve("seeded/show"));
        Files.write(content.resolve("one.bin"), new byte[300_000]);
        Files.write(content.resolve("two.bin"), new byte[70_000]);
        return service.parse(service.create(
                new CreateRequest(
                        content,
                        Optional.of(32 << 10),
                        false,
                        List.of(List.of(tracker)),
                        List.of(),
                        Optional.empty(),
                        "test",
                        Optional.empty()),
                part -> {}));
    }

    @Test
    void theFilesComeAndNothingElse() throws Exception {
        MetainfoService service = StandaloneMetainfo.create();
        try (DemoTracker tracker = new DemoTracker();
                EngineNode seed = new EngineNode(config("seed"), "test/1");
                EngineNode ours = new EngineNode(config("ours"), "test/1")) {
            Metainfo torrent = make(service, tracker.announceUrl());
            seed.start(
                    new TorrentSource.Known(torrent),
                    TorrentSettings.in(dir.resolve("seeded")),
                    new TorrentListener() {});
            Magnet magnet =
                    Magnet.parse("magnet:?xt=urn:btih:" + torrent.infoHash().hex() + "&tr="
                            + URLEncoder.encode(tracker.announceUrl(), StandardCharsets.UTF_8));
            Path folder = dir.resolve("preview");

            Metainfo seen = new MagnetPreview(ours, folder).fetch(magnet).get(60, TimeUnit.SECONDS);

            assertThat(seen.infoHash()).isEqualTo(torrent.infoHash());
            assertThat(seen.files()).isEqualTo(torrent.files());
            assertThat(folder).doesNotExist();
        }
    }

    @Test
    void givingUpStopsTheSearch() throws Exception {
        try (EngineNode ours = new EngineNode(config("ours"), "test/1")) {
            Magnet magnet = Magnet.parse("magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056");
            MagnetPreview previews = new MagnetPreview(ours, dir.resolve("preview"));
            CompletableFuture<Metainfo> first = previews.fetch(magnet);
            assertThat(previews.fetch(magnet)).isCompletedExceptionally();
            first.cancel(true);

            Await.until(
                    Duration.ofSeconds(20),
                    "the first search has ended",
                    () -> !previews.fetch(magnet).isCompletedExceptionally());
        }
    }
}
