package org.starling.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.FakeBackend;
import org.starling.app.cli.Backend;
import org.starling.app.cli.EngineChoices;
import org.starling.app.instance.StateFolder;
import org.starling.app.text.Texts;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.bt.metainfo.StandaloneMetainfo;
import org.starling.ui.program.UnreadableException;

final class NodeReaderTest {
    @TempDir
    private Path dir;

    private NodeReader reader() throws Exception {
        Backend.Node node = new FakeBackend().start(new StateFolder(dir), EngineChoices.NONE);
        return new NodeReader(node, Texts.load(), Runnable::run);
    }

    /** What a magnet brought is added as the file that it would have been, with the same infohash. */
    @Test
    void metainfoBecomesTheFileItWasReadFrom() throws Exception {
        MetainfoService service = StandaloneMetainfo.create();
        Files.write(dir.resolve("data"), new byte[100_000]);
        Metainfo made = service.parse(service.create(
                new CreateRequest(
                        dir.resolve("data"),
                        Optional.empty(),
                        false,
                        List.of(List.of("http://a.example/é"), List.of("udp://b.example:80")),
                        List.of(),
                        Optional.empty(),
                        "test",
                        Optional.empty()),
                part -> {}));

        Metainfo again = service.parse(reader().torrentFile(made));

        assertThat(again.infoHash()).isEqualTo(made.infoHash());
        assertThat(again.trackers()).isEqualTo(made.trackers());
        assertThat(service.parse(reader().torrentFile(made.withTrackers(List.of())))
                        .trackers())
                .isEmpty();
    }

    @Test
    void aMissingFileIsASentence() throws Exception {
        assertThat(reader().read(dir.resolve("none.torrent").toString()))
                .isCompletedExceptionally()
                .failsWithin(java.time.Duration.ZERO)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(UnreadableException.class)
                .withMessageContaining("none.torrent");
    }

    @Test
    void theWindowRemembers() {
        try (WindowMemory memory = new WindowMemory(dir.resolve("window"))) {
            memory.put("a", "1");
            memory.put("b", "ü");
        }
        try (WindowMemory memory = new WindowMemory(dir.resolve("window"))) {
            assertThat(memory.get("a")).contains("1");
            assertThat(memory.get("b")).contains("ü");
            assertThat(memory.get("c")).isEmpty();
        }
    }
}
