package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.EngineException;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/** E4 and E5: names that climb, and links that were there before, on the running engine. */
final class HostilePathsTest {

    @TempDir
    Path temp;

    private BtEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = Engines.start(temp.resolve("engine"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escape",
                "../../escape",
                "/escape",
                "x/../../escape",
                "..",
                ".",
                "C:\\escape",
                "..\\..\\escape",
                "a\u0000b",
                "CON",
                "a\nb",
                "name "
            })
    void namesStayInTheFolder(String name) throws Exception {
        Path out = Files.createDirectories(temp.resolve("deep/out"));
        for (Metainfo hostile : List.of(folder(name, "file"), folder("torrent", name, "file"), folder("t", name))) {
            Set<Path> before = everything();
            EngineTorrent torrent = startAllocated(hostile, out);
            if (torrent != null) {
                awaitSettled(torrent);
                Engines.stop(torrent);
            }
            Set<Path> made = everything();
            made.removeAll(before);
            assertThat(made)
                    .allSatisfy(path -> assertThat(path.startsWith(out) || path.startsWith(temp.resolve("engine")))
                            .as(path.toString())
                            .isTrue());
        }
    }

    @Test
    void aLinkInTheFolderIsNotFollowed() throws Exception {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Path out = Files.createDirectories(temp.resolve("out"));
        Files.createSymbolicLink(out.resolve("torrent"), outside);
        EngineTorrent torrent = startAllocated(folder("torrent", "file"), out);
        if (torrent != null) {
            Until.holds(
                    "it is blocked, but it is " + torrent.snapshot().phase(),
                    () -> torrent.snapshot().phase() instanceof TorrentPhase.Blocked);
            Engines.stop(torrent);
        }
        try (Stream<Path> inside = Files.list(outside)) {
            assertThat(inside).isEmpty();
        }
        EngineTorrent other = Engines.start(engine, folder("other", "file"), out);
        awaitSettled(other);
        assertThat(other.snapshot().phase()).isInstanceOf(TorrentPhase.Downloading.class);
    }

    private @Nullable EngineTorrent startAllocated(Metainfo metainfo, Path out) {
        TorrentSettings settings = new TorrentSettings(out, List.of(), Map.of(), false, false, true);
        try {
            return engine.start(new TorrentSource.Known(metainfo), settings, Engines.NOBODY);
        } catch (EngineException refused) {
            assertThat(refused.kind()).isIn(EngineException.Kind.DISK, EngineException.Kind.BAD_PATH);
            return null;
        }
    }

    private static void awaitSettled(EngineTorrent torrent) throws InterruptedException {
        Until.holds(
                "it settled",
                () -> torrent.snapshot().phase() instanceof TorrentPhase.Downloading
                        || torrent.snapshot().phase() instanceof TorrentPhase.Blocked);
    }

    private Set<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.collect(Collectors.toSet());
        }
    }

    private Metainfo folder(String name, String... path) throws Exception {
        BList elements = new BList(Stream.of(path).<BValue>map(BString::of).toList());
        BDict file = BDict.builder().put("length", 20_000).put("path", elements).build();
        BDict info = BDict.builder()
                .put("files", BList.of(file))
                .put("name", name)
                .put("piece length", 16_384)
                .put("pieces", new byte[40])
                .build();
        return engine.metainfo().parseInfo(Bencode.encode(info));
    }
}
